package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.account.Account;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.Mark;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vertical picture of a workflow: its event, its tasks in order, and "+" wherever one can be added. */
final class EditorCanvas extends Div {

    private static final long serialVersionUID = 1L;

    /** Stands for the event where a step's key is asked for. */
    static final String EVENT = "event";

    private static final String CONDITIONS = WorkflowDefinition.CONDITIONS;

    private final transient EditorModel model;
    private final transient Actions actions;
    private final OrderedList steps = new OrderedList();
    private final transient List<StepCard> cards = new ArrayList<>();
    private final transient List<String> keys = new ArrayList<>();
    private transient @Nullable Shape shown;

    /** Which cards there are and what can be added; as long as it stays, cards are changed where they are. */
    private record Shape(
            boolean started, boolean conditions, boolean conditionsToAdd, List<String> tasks, boolean editable) {}

    /** What the picture asks for. */
    interface Actions {

        void open(String stepKey);

        void addTask(int position);

        void addConditions();

        void moveTo(String stepKey, int place);

        void askToRemove(String stepKey);
    }

    EditorCanvas(EditorModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        addClassName("sl-canvas");
        steps.addClassName("sl-steps");
        steps.getElement().setAttribute("aria-label", getTranslation("workflow.editor.steps"));
        add(steps);
    }

    /** @param runAs the account that serves each org, where one does */
    void refresh(@Nullable String selected, Map<OrgId, Account> runAs) {
        var shape = shape(selected);
        if (shape.equals(shown)) {
            for (int place = 0; place < cards.size(); place++) {
                String key = keys.get(place);
                cards.get(place).showAs(cardOf(key, runAs));
                cards.get(place).selected(key.equals(selected));
            }
            return;
        }
        shown = shape;
        build(selected, runAs);
    }

    private Shape shape(@Nullable String selected) {
        var definition = model.definition();
        boolean asked = !definition.conditions().none();
        return new Shape(
                definition.event() != null,
                asked || CONDITIONS.equals(selected),
                !asked,
                model.tasks().stream().map(SalesforceTask::key).toList(),
                model.isEditable());
    }

    private StepCard cardOf(String key, Map<OrgId, Account> runAs) {
        return switch (key) {
            case EVENT -> eventCard();
            case CONDITIONS -> conditionsCard();
            default -> taskCard(model.task(key).orElseThrow(), runAs);
        };
    }

    private void build(@Nullable String selected, Map<OrgId, Account> runAs) {
        steps.removeAll();
        cards.clear();
        keys.clear();
        steps.add(item(EVENT, eventCard(), EVENT.equals(selected)));
        if (model.definition().event() == null) {
            return;
        }
        boolean hasConditions = !model.definition().conditions().none() || CONDITIONS.equals(selected);
        if (hasConditions) {
            steps.add(connector(0));
            steps.add(item(CONDITIONS, conditionsCard(), CONDITIONS.equals(selected)));
        }
        int position = 0;
        for (SalesforceTask task : model.tasks()) {
            steps.add(connector(position));
            steps.add(draggable(
                    item(task.key(), taskCard(task, runAs), task.key().equals(selected)), task.key(), position));
            position++;
        }
        if (model.isEditable()) {
            steps.add(connector(position), last(position));
        }
    }

    /** The card above one that is about to go. */
    String above(String key) {
        return keys.get(Math.max(keys.indexOf(key) - 1, 0));
    }

    /** Gives the focus to a step's card, as after its panel was closed. */
    void focus(String stepKey) {
        int place = keys.indexOf(stepKey);
        if (place >= 0) {
            cards.get(place).focus();
        }
    }

    private ListItem item(String key, StepCard card, boolean selected) {
        int place = cards.size();
        card.selected(selected)
                .onOpen(() -> actions.open(key))
                .onKey(Key.ARROW_UP, () -> focusPlace(place - 1))
                .onKey(Key.ARROW_DOWN, () -> focusPlace(place + 1));
        if (model.isEditable() && !key.equals(EVENT)) {
            card.onKey(Key.DELETE, () -> actions.askToRemove(key));
        }
        cards.add(card);
        keys.add(key);
        var number = new Span(String.valueOf(place + 1));
        number.addClassName("sl-step-number");
        number.getElement().setAttribute("aria-hidden", "true");
        var item = new ListItem(number, card);
        item.addClassName("sl-step");
        return item;
    }

    /** A task is dragged to the place of the one that it is dropped on. */
    private ListItem draggable(ListItem item, String key, int place) {
        if (!model.isEditable() || model.tasks().size() < 2) {
            return item;
        }
        DragSource.create(item).setDragData(key);
        DropTarget.create(item)
                .addDropListener(drop -> drop.getDragData()
                        .filter(String.class::isInstance)
                        .ifPresent(dragged -> actions.moveTo((String) dragged, place)));
        item.addClassName("sl-step-draggable");
        return item;
    }

    private void focusPlace(int place) {
        if (place >= 0 && place < cards.size()) {
            cards.get(place).focus();
        }
    }

    private StepCard whenShouldItStart() {
        var card = new StepCard(
                        VaadinIcon.PLUS,
                        getTranslation("workflow.event.kind"),
                        getTranslation("workflow.event.none.title"))
                .withSummary(new Span(getTranslation("workflow.event.none.text")));
        card.addClassName("sl-step-card-empty");
        return card;
    }

    private StepCard eventCard() {
        return switch (model.definition().event()) {
            case null -> whenShouldItStart();
            case WorkflowEvent.SurveyResponse(boolean onNew, boolean onUpdate) ->
                new StepCard(
                                VaadinIcon.COMMENT_ELLIPSIS_O,
                                getTranslation("workflow.event.kind"),
                                getTranslation("workflow.event.surveyResponse"))
                        .withSummary(new Span(getTranslation("workflow.event.summary." + onNew + "." + onUpdate)));
            case WorkflowEvent.OutboundMessage message ->
                new StepCard(
                                VaadinIcon.CLOUD_O,
                                getTranslation("workflow.event.kind"),
                                getTranslation("workflow.event.outboundMessage"))
                        .withSummary(new Span(EventTexts.summary(message)));
        };
    }

    private StepCard conditionsCard() {
        var conditions = model.definition().conditions();
        var card = new StepCard(
                        VaadinIcon.FILTER,
                        getTranslation("workflow.conditions.kind"),
                        conditions.none()
                                ? getTranslation("workflow.conditions.title")
                                : ConditionTexts.title(conditions))
                .withProblems(model.problems().of(CONDITIONS).size());
        if (conditions.none()) {
            return card.withSummary(new Span(getTranslation("workflow.conditions.none")));
        }
        conditions.comparisons().stream()
                .map(comparison -> ConditionTexts.sentence(comparison, model.survey()))
                .forEach(sentence -> card.withSummary(new Span(sentence)));
        return card;
    }

    private StepCard taskCard(SalesforceTask task, Map<OrgId, Account> runAs) {
        var card = new StepCard(VaadinIcon.CLOUD_O, getTranslation("workflow.task.kind"), TaskTexts.title(task))
                .withSummary(TaskTexts.summary(task))
                .withProblems(model.problems().of(task.key()).size())
                .withDrift(model.driftsOf(task.key()).stream()
                        .map(model.services().sentences()::of)
                        .toList());
        var org = task.org();
        if (org != null) {
            var account = runAs.get(org);
            card.withFoot(account == null ? nobody() : new RunsAsChip(account));
        }
        return card;
    }

    private Component nobody() {
        var needs = new Span(Mark.ATTENTION.disc(), new Span(getTranslation("workflow.runsAs.nobody")));
        needs.addClassName("sl-state");
        return needs;
    }

    private Component connector(int position) {
        var line = new ListItem();
        line.addClassName("sl-connector");
        line.getElement().setAttribute("role", "presentation");
        if (model.isEditable()) {
            var add = adder(VaadinIcon.PLUS.create(), position);
            add.addClassName("sl-connector-add");
            line.add(add);
        }
        return line;
    }

    private MenuBar adder(Component face, int position) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(face);
        root.setAriaLabel(getTranslation("workflow.step.add", position + model.firstTaskNumber()));
        if (position == 0 && model.definition().conditions().none()) {
            root.getSubMenu()
                    .addItem(getTranslation("workflow.conditions.start"), click -> actions.addConditions())
                    .addComponentAsFirst(VaadinIcon.FILTER.create());
        }
        root.getSubMenu()
                .addItem(getTranslation("workflow.task.kind"), click -> actions.addTask(position))
                .addComponentAsFirst(VaadinIcon.CLOUD_O.create());
        return bar;
    }

    private Component last(int position) {
        var add = new Button(
                getTranslation("workflow.task.add"), VaadinIcon.PLUS.create(), click -> actions.addTask(position));
        add.addClassName("sl-step-add");
        var item = new ListItem(add);
        item.addClassName("sl-step");
        return item;
    }
}
