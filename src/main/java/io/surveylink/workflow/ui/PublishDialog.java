package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.workflow.RunAsChecks.RunAsCheck;
import io.surveylink.workflow.Workflows.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Before a revision goes live: what is wrong, each a way to its place; or a note and the last word. */
final class PublishDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NOTE = 500;

    private PublishDialog(String title) {
        addClassName("sl-dialog");
        setHeaderTitle(title);
        setWidth("560px");
    }

    static PublishDialog ofProblems(EditorModel model, List<Problem> problems, Consumer<Problem> show) {
        var dialog = new PublishDialog("");
        dialog.setHeaderTitle(dialog.getTranslation("workflow.publish.problems", problems.size(), model.nextNumber()));
        var list = new UnorderedList();
        list.addClassName("sl-problems");
        problems.forEach(problem -> list.add(dialog.line(model, problem, show)));
        dialog.add(list);
        var close = new Button(dialog.getTranslation("common.action.close"), click -> dialog.close());
        dialog.getFooter().add(close);
        return dialog;
    }

    private ListItem line(EditorModel model, Problem problem, Consumer<Problem> show) {
        var go = new Button(getTranslation("workflow.publish.show"), click -> {
            close();
            show.accept(problem);
        });
        go.addClassName("sl-small");
        String where = model.task(problem.stepKey()).map(TaskTexts::title).orElse("");
        var text = new Div(new Div(ProblemTexts.sentence(problem)));
        if (!where.isEmpty()) {
            var step = new Div(where);
            step.addClassName("sl-caption");
            text.add(step);
        }
        text.addClassName("sl-grow");
        return new ListItem(Mark.FAILED.disc(), text, go);
    }

    private void warn(EditorModel model, RunAsCheck runAs, Div body) {
        var sentences = Stream.concat(
                        runAs.missing().stream().map(model.services().sentences()::of),
                        runAs.unanswered().stream()
                                .map(error -> getTranslation("workflow.publish.runAs.silent", Errors.sentence(error))))
                .toList();
        if (sentences.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("sl-problems");
        sentences.forEach(sentence -> list.add(new ListItem(Mark.ATTENTION.disc(), new Div(sentence))));
        body.add(new Paragraph(getTranslation("workflow.publish.runAs")), list);
    }

    /**
     * With what the run-as accounts lack, which does not hinder publishing: what it hits is held then.
     *
     * @param publish gets the note; what it throws is shown and leaves the dialog open
     */
    static PublishDialog ofNote(EditorModel model, RunAsCheck runAs, Consumer<String> publish) {
        var dialog = new PublishDialog("");
        dialog.setHeaderTitle(dialog.getTranslation("workflow.publish.title", model.nextNumber()));
        var body = new Div();
        body.addClassName("sl-dialog-body");
        body.add(new Paragraph(
                model.isOwner()
                        ? dialog.getTranslation("workflow.publish.text")
                        : dialog.getTranslation(
                                "workflow.publish.text.member", model.project().ownerName())));
        dialog.warn(model, runAs, body);
        var note = new TextArea(dialog.getTranslation("workflow.publish.note"));
        note.setPlaceholder(dialog.getTranslation("workflow.publish.note.placeholder"));
        note.setMaxLength(MAX_NOTE);
        note.setWidthFull();
        body.add(note);
        dialog.add(body);
        var cancel = new Button(dialog.getTranslation("common.action.cancel"), click -> dialog.close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(
                dialog.getTranslation("workflow.publish.act"),
                click -> Errors.guard(() -> {
                    publish.accept(note.getValue());
                    dialog.close();
                }));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setDisableOnClick(true);
        go.addClickListener(click -> go.setEnabled(true));
        dialog.getFooter().add(cancel, go);
        return dialog;
    }
}
