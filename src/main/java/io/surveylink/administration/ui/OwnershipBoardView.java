package io.surveylink.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.administration.OwnershipBoard;
import io.surveylink.administration.OwnershipBoard.OwnedProject;
import io.surveylink.administration.OwnershipBoard.WorkflowAtRisk;
import io.surveylink.common.UserId;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import io.surveylink.workflow.ui.WorkflowNavigation;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Who owns what, for admins: first what needs another owner, then what stands, then all by owner. */
@Route(value = "ownership", layout = MainLayout.class)
@Menu(title = "administration.board.title", order = 91, icon = "vaadin:exchange")
@RolesAllowed("ADMIN")
class OwnershipBoardView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PAGE_SIZE = 50;
    private static final int RISKS = 50;

    private final transient OwnershipBoard board;
    private final transient TransferServices transfers;
    private final transient CurrentUser currentUser;
    private final TextField search = new TextField();
    private final Div content = new Div();
    private int shown = PAGE_SIZE;

    OwnershipBoardView(OwnershipBoard board, TransferServices transfers, CurrentUser currentUser) {
        this.board = board;
        this.transfers = transfers;
        this.currentUser = currentUser;
        search.setPlaceholder(getTranslation("administration.board.search"));
        search.setAriaLabel(getTranslation("administration.board.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("sl-search");
        search.addValueChangeListener(change -> {
            shown = PAGE_SIZE;
            show();
        });
        content.addClassName("sl-board");
        add(
                new PageHeader(
                        getTranslation("administration.board.title"), getTranslation("administration.board.sentence")),
                search,
                content);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("administration.board.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        content.removeAll();
        var actor = currentUser.actor();
        var found = board.projects(actor, search.getValue(), 0, shown + 1);
        var page = found.stream().limit(shown).toList();
        if (page.isEmpty()) {
            content.add(nothing());
            return;
        }
        var orphans = page.stream().filter(OwnedProject::isOrphan).toList();
        var lifeless = page.stream()
                .filter(project -> !project.isOrphan() && project.isWithoutLife())
                .toList();
        var others = page.stream()
                .filter(project -> !project.isOrphan() && !project.isWithoutLife())
                .toList();
        addOwners("administration.board.orphans", orphans);
        addOwners("administration.board.lifeless", lifeless);
        if (search.getValue().isBlank()) {
            addRisks(board.atRisk(actor, RISKS + 1));
        }
        addOwners("administration.board.all", others);
        if (found.size() > shown) {
            content.add(new Button(getTranslation("administration.board.more"), click -> {
                shown += PAGE_SIZE;
                show();
            }));
        }
    }

    private Component nothing() {
        return search.getValue().isBlank()
                ? new EmptyState(
                        VaadinIcon.EXCHANGE,
                        getTranslation("administration.board.empty.title"),
                        getTranslation("administration.board.empty.sentence"))
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        getTranslation("administration.board.none.title"),
                        getTranslation("administration.board.none.sentence"),
                        new Button(getTranslation("administration.board.none.clear"), click -> search.clear()));
    }

    private void addOwners(String titleKey, List<OwnedProject> projects) {
        if (projects.isEmpty()) {
            return;
        }
        var section = new Section(getTranslation(titleKey));
        section.setAside(String.valueOf(projects.size()));
        var byOwner = new LinkedHashMap<UserId, List<OwnedProject>>();
        projects.forEach(project -> byOwner.computeIfAbsent(project.ownerId(), none -> new ArrayList<>())
                .add(project));
        byOwner.values().forEach(owned -> {
            var panel = new Panel(ownerRow(owned));
            owned.forEach(project -> panel.add(projectRow(project)));
            section.add(panel);
        });
        content.add(section);
    }

    private Component ownerRow(List<OwnedProject> owned) {
        var first = owned.getFirst();
        var name = new Div(first.ownerName());
        name.addClassName("sl-row-title");
        var text = new Div(name, secondary(getTranslation("administration.board.projects", owned.size())));
        text.addClassName("sl-grow");
        if (first.runsUntil() != null) {
            text.add(secondary(getTranslation("user.users.runsUntil", Times.dateTime(first.runsUntil()))));
        }
        var row = new Div(new Avatar(first.ownerName()), text);
        row.addClassNames("sl-row", "sl-board-owner");
        if (first.isOrphan()) {
            row.add(new StateDisc(Mark.SKIPPED, getTranslation("user.state." + first.ownerState())));
        }
        var transfer = new Button(
                getTranslation("administration.transfer"),
                click -> new TransferAllDialog(transfers, owned, this::show).open());
        transfer.setAriaLabel(getTranslation("administration.transfer.title", owned.size(), first.ownerName()));
        row.add(transfer);
        return row;
    }

    private Component projectRow(OwnedProject project) {
        var link = new Anchor(ProjectNavigation.peoplePath(project.slug()), project.name());
        link.addClassName("sl-row-title");
        var text = new Div(
                link,
                secondary(getTranslation(
                        "administration.board.project",
                        project.workflows(),
                        project.members(),
                        project.accounts(),
                        project.deadAccounts())));
        text.addClassName("sl-grow");
        var row = new Div(text);
        row.addClassNames("sl-row", "sl-board-project");
        if (project.deadAccounts() > 0) {
            row.add(new StateDisc(Mark.NEEDS_SIGN_IN, getTranslation("administration.board.dead")));
        }
        return row;
    }

    private void addRisks(List<WorkflowAtRisk> found) {
        if (found.isEmpty()) {
            return;
        }
        var section = new Section(getTranslation("administration.board.risks"));
        section.setAside(
                found.size() > RISKS
                        ? getTranslation("administration.board.risks.first", RISKS)
                        : String.valueOf(found.size()));
        var panel = new Panel();
        found.stream().limit(RISKS).forEach(workflow -> panel.add(riskRow(workflow)));
        section.add(panel);
        content.add(section);
    }

    private Component riskRow(WorkflowAtRisk workflow) {
        var link = new Anchor(WorkflowNavigation.listPath(workflow.projectSlug()), workflow.name());
        link.addClassName("sl-row-title");
        var text = new Div(
                link, secondary(getTranslation("administration.board.of", workflow.project(), workflow.owner())));
        text.addClassName("sl-grow");
        var reasons = new Div();
        reasons.addClassName("sl-board-reasons");
        workflow.causes().forEach(cause -> reasons.add(new StateDisc(Mark.HELD, getTranslation("run.cause." + cause))));
        if (workflow.publisherLeft()) {
            reasons.add(new StateDisc(Mark.ATTENTION, getTranslation("administration.board.publisherLeft")));
        }
        if (workflow.withoutCreator()) {
            reasons.add(new StateDisc(Mark.ATTENTION, getTranslation("administration.board.withoutCreator")));
        }
        var row = new Div(text, reasons);
        row.addClassName("sl-row");
        return row;
    }

    private static Div secondary(String text) {
        var line = new Div(text);
        line.addClassName("sl-secondary");
        return line;
    }
}
