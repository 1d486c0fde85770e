package io.surveylink.run.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.shared.Registration;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.Watch;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunListItem;
import io.surveylink.run.Runs;
import org.jspecify.annotations.Nullable;

/**
 * The run list with its filters and what is held; live while it is on a screen. The rows that are there change in
 * place, new ones wait behind a button so that nothing moves under the pointer.
 */
final class RunList extends Div {

    private static final long serialVersionUID = 1L;
    private static final int NARROW = 800;

    private final transient RunServices services;
    private final @Nullable ProjectId project;
    private final transient KeysetPages<RunListItem, RunId> pages;
    private final RunGrid grid;
    private final StateChips chips;
    private final HeldPanel held = new HeldPanel();
    private final TextField search = new TextField();
    private final Button showNew = new Button();
    private final BulkActions bulk;
    private final Button unstarted = new Button();
    private final EmptyState nothingYet;
    private final Div list;
    private StateChips.Group group = StateChips.Group.ALL;
    private transient @Nullable Watch watch;
    private transient @Nullable Registration resizing;

    /** @param project null for all that the user may see */
    RunList(RunServices services, @Nullable ProjectId project) {
        this.services = services;
        this.project = project;
        addClassName("sl-stack");
        pages = new KeysetPages<>(
                (before, limit) -> services.runs().list(services.actor(), filter(), before, limit),
                RunListItem::id,
                id -> new RunId(id.value() + 1));
        grid = new RunGrid(services.clock());
        grid.setEmptyStateComponent(noMatch());
        grid.setItems(query -> pages.fetch(query.getOffset(), query.getLimit()).stream());
        chips = new StateChips(this::choose);
        search.setPlaceholder(getTranslation("run.filter.response"));
        search.setAriaLabel(getTranslation("run.filter.response"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> reload());
        showNew.addThemeVariants(ButtonVariant.PRIMARY);
        showNew.addClassName("sl-new-runs");
        showNew.addClickListener(click -> reload());
        nothingYet = new EmptyState(
                VaadinIcon.BOLT, getTranslation("run.empty.title"), getTranslation("run.empty.sentence"));
        var filters = new Div(chips, search);
        filters.addClassName("sl-run-filters");
        bulk = new BulkActions(
                services, () -> new Selection.Matching(filter()), new RunDialogs(services, this::reload));
        unstarted.addThemeVariants(ButtonVariant.TERTIARY);
        unstarted.addClickListener(click -> new UnstartedDialog(services, project).open());
        list = new Div(filters, bulk, showNew, grid);
        list.addClassName("sl-stack");
        add(held, nothingYet, list, unstarted);
    }

    /** Begins with one group of states. */
    void choose(StateChips.Group chosen) {
        group = chosen;
        reload();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        reload();
        watch = services.live().watch(project, () -> ui.access(this::update));
        var page = ui.getPage();
        page.retrieveExtendedClientDetails(details -> grid.setNarrow(details.getWindowInnerWidth() <= NARROW));
        resizing = page.addBrowserWindowResizeListener(resize -> grid.setNarrow(resize.getWidth() <= NARROW));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
        }
        if (resizing != null) {
            resizing.remove();
        }
    }

    private Runs.Filter filter() {
        var text = search.getValue().strip();
        return new Runs.Filter(project, null, group.states(), text.isEmpty() ? null : text);
    }

    private void clearFilters() {
        search.clear();
        choose(StateChips.Group.ALL);
    }

    /** From the newest on. */
    private void reload() {
        pages.reset();
        showNew.setVisible(false);
        chips.choose(group);
        bulk.show(group);
        refresh();
    }

    /** The same rows, as they stand now. */
    private void refresh() {
        var actor = services.actor();
        var counts = services.runs().counts(actor, project);
        chips.show(counts);
        held.show(services.runs().held(actor, project));
        nothingYet.setVisible(counts.total() == 0);
        list.setVisible(counts.total() > 0);
        int notStarted = services.unstarted().count(actor, project);
        unstarted.setVisible(notStarted > 0);
        unstarted.setText(getTranslation("run.unstarted.button", RunWords.number(notStarted)));
        grid.getDataProvider().refreshAll();
    }

    private void update() {
        if (pages.top() == null) {
            reload();
            return;
        }
        refresh();
        int newer = services.runs().countNewer(services.actor(), filter(), newestShown());
        showNew.setVisible(newer > 0);
        showNew.setText(getTranslation(newer < Runs.NEW_LIMIT ? "run.new" : "run.new.many", newer));
    }

    private RunId newestShown() {
        var above = pages.top();
        return new RunId(above == null ? 0 : above.value() - 1);
    }

    private EmptyState noMatch() {
        var clear = new Button(getTranslation("run.noMatch.clear"), click -> clearFilters());
        return new EmptyState(
                VaadinIcon.FILTER, getTranslation("run.noMatch.title"), getTranslation("run.noMatch.sentence"), clear);
    }
}
