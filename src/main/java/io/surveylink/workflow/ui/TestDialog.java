package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Skeleton;
import io.surveylink.common.ui.Times;
import io.surveylink.project.Operation;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTrials;
import io.surveylink.workflow.WorkflowTrials.FieldTrial;
import io.surveylink.workflow.WorkflowTrials.Recent;
import io.surveylink.workflow.WorkflowTrials.Sample;
import io.surveylink.workflow.WorkflowTrials.TaskTrial;
import io.surveylink.workflow.WorkflowTrials.Trial;
import io.surveylink.workflow.WorkflowTrials.Written;
import io.surveylink.workflow.Workflows.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries what is in the editor on a response or a message: what would be written, and, for the owner, writes a response
 * as a marked test.
 */
final class TestDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final ComboBox<Choice> choice = new ComboBox<>();
    private final Div result = new Div();
    private final Button write = new Button();

    /** What is tried, as its texts are keyed: a response or a message. */
    private final String kind;

    /** Trials that were begun: an answer to any but the last one comes too late. */
    private int trials;

    /** @param recent null for the made-up one */
    private record Choice(@Nullable Recent recent) {

        Sample sample() {
            return recent == null ? new Sample.MadeUp() : recent.sample();
        }
    }

    TestDialog(EditorModel model) {
        this.model = model;
        addClassName("sl-dialog");
        boolean ofMessages = model.definition().event() instanceof WorkflowEvent.OutboundMessage;
        kind = ofMessages ? "message" : "response";
        setHeaderTitle(getTranslation("workflow.test." + kind + ".title"));
        setWidth("720px");
        choice.setLabel(getTranslation("workflow.test." + kind));
        choice.setItemLabelGenerator(this::label);
        choice.setWidthFull();
        result.addClassName("sl-stack");
        result.getElement().setAttribute("role", "status");
        var body = new Div(choice, result);
        body.addClassNames("sl-dialog-body", "sl-stack");
        add(body);
        write.setText(getTranslation("workflow.test.write"));
        // A message tells of a real record, which no mark tells from others.
        write.setVisible(!ofMessages && model.allows(Operation.SPEND_CREDENTIALS));
        write.setEnabled(false);
        write.addClickListener(click -> askToWrite());
        getFooter().add(write, new Button(getTranslation("common.action.close"), click -> close()));
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(null));
        trials().recent(model.actor(), model.head().id(), model.definition())
                .forEach(recent -> choices.add(new Choice(recent)));
        choice.setItems(choices);
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                tryOut(change.getValue());
            }
        });
    }

    /** Opens with what came last, or with the made-up one where there is none. */
    void openWithLatest() {
        open();
        var items = choice.getListDataView().getItems().toList();
        choice.setValue(items.size() > 1 ? items.get(1) : items.getFirst());
    }

    private WorkflowTrials trials() {
        return model.services().trials();
    }

    private String label(Choice each) {
        var recent = each.recent();
        return recent == null
                ? getTranslation("workflow.test." + kind + ".madeUp")
                : getTranslation("workflow.test.stored", recent.name(), Times.dateTime(recent.at()));
    }

    private void tryOut(Choice chosen) {
        int begun = ++trials;
        write.setEnabled(false);
        result.removeAll();
        result.add(new Skeleton(4));
        var actor = model.actor();
        var workflow = model.head().id();
        var definition = model.definition();
        Background.run(
                this,
                () -> trials().dry(actor, workflow, definition, chosen.sample()),
                trial -> {
                    if (begun == trials) {
                        show(trial);
                    }
                },
                error -> {
                    result.removeAll();
                    Errors.show(error);
                });
    }

    private void show(Trial trial) {
        result.removeAll();
        if (!trial.unmet().isEmpty()) {
            result.add(new Banner(
                    Banner.Tone.INFO,
                    getTranslation("workflow.test.unmet"),
                    trial.unmet().stream()
                            .map(comparison -> ConditionTexts.sentence(comparison, model.survey()))
                            .collect(Collectors.joining(getTranslation("run.conditions.separator")))));
        }
        trial.problems().forEach(problem -> result.add(line(problem)));
        trial.tasks().forEach(task -> result.add(card(task)));
        write.setEnabled(trial.fits() && trial.unmet().isEmpty());
    }

    private static Component line(Problem problem) {
        var line = new Div(Mark.FAILED.disc(), new Span(ProblemTexts.sentence(problem)));
        line.addClassName("sl-problem");
        return line;
    }

    private Component card(TaskTrial trial) {
        var card = new Div(new H3(TaskTexts.title(trial.task())));
        card.addClassName("sl-stack");
        trial.problems().forEach(problem -> card.add(line(problem)));
        var fields = new UnorderedList();
        fields.addClassNames("sl-panel", "sl-trial");
        trial.fields().forEach(field -> fields.add(row(field)));
        card.add(fields);
        return card;
    }

    private ListItem row(FieldTrial field) {
        var mark = switch (field.outcome()) {
            case WRITTEN -> Mark.SUCCEEDED;
            case CLEARED, LATER -> Mark.QUEUED;
            case SKIPPED, NOT_ASKED -> Mark.SKIPPED;
            case UNFIT -> Mark.FAILED;
        };
        var name = new Div(
                new Div(field.mapping().fieldLabel()), new Code(field.mapping().field()));
        var value = new Div(value(field));
        value.addClassName(
                switch (field.outcome()) {
                    case WRITTEN -> "sl-strong";
                    case CLEARED, SKIPPED, NOT_ASKED, LATER -> "sl-secondary";
                    case UNFIT -> "sl-trouble";
                });
        var row = new ListItem(mark.disc(), name, value);
        row.addClassName("sl-trial-row");
        return row;
    }

    private String value(FieldTrial field) {
        return switch (field.outcome()) {
            case WRITTEN -> field.value();
            case CLEARED, SKIPPED, NOT_ASKED, LATER -> getTranslation("workflow.test.outcome." + field.outcome());
            case UNFIT ->
                field.value().isEmpty()
                        ? getTranslation("workflow.mapping." + field.code())
                        : getTranslation(
                                "workflow.test.unfit",
                                field.value(),
                                getTranslation("workflow.mapping." + field.code()));
        };
    }

    private void askToWrite() {
        new DangerDialog(
                        getTranslation("workflow.test.write.title"),
                        getTranslation("workflow.test.write.act"),
                        getTranslation("common.action.cancel"),
                        this::writeNow)
                .withText(getTranslation("workflow.test.write.text", WorkflowTrials.MARK))
                .open();
    }

    private void writeNow() {
        write.setEnabled(false);
        var actor = model.actor();
        var workflow = model.head().id();
        var definition = model.definition();
        var sample = choice.getValue().sample();
        Background.run(
                this, () -> trials().write(actor, workflow, definition, sample), this::showWritten, Errors::show);
    }

    private void showWritten(List<Written> written) {
        var lines = new Div();
        lines.addClassName("sl-stack");
        written.forEach(each -> lines.add(line(each)));
        result.addComponentAsFirst(lines);
    }

    private Component line(Written each) {
        boolean saved = each.recordId() != null;
        var line = new Div(
                saved ? Mark.SUCCEEDED.disc() : Mark.FAILED.disc(),
                new Span(
                        saved
                                ? getTranslation("workflow.test.written", TaskTexts.title(each.task()), each.recordId())
                                : getTranslation(
                                        "workflow.test.notWritten",
                                        TaskTexts.title(each.task()),
                                        each.message().isEmpty() ? String.valueOf(each.code()) : each.message())));
        line.addClassName("sl-line");
        return line;
    }
}
