package io.surveylink.run.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.common.ui.Errors;
import io.surveylink.run.RunControl;
import java.util.function.Consumer;

/** Asks before a decision about runs: what it does, its options, and a note that is kept with it. */
final class DecisionDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private final TextArea note = new TextArea(getTranslation("run.decide.note"));

    /**
     * @param act the verb on the button
     * @param decide gets the note; what it throws is shown and leaves the dialog open
     */
    DecisionDialog(String title, String act, Consumer<String> decide) {
        addClassName("sl-dialog");
        setHeaderTitle(title);
        setWidth("560px");
        body.addClassName("sl-dialog-body");
        note.setMaxLength(RunControl.MAX_NOTE);
        note.setWidthFull();
        add(body, note);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(
                act,
                click -> Errors.guard(() -> {
                    decide.accept(note.getValue());
                    close();
                }));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setDisableOnClick(true);
        go.addClickListener(click -> go.setEnabled(true));
        getFooter().add(cancel, go);
    }

    DecisionDialog withText(String sentence) {
        body.add(new Paragraph(sentence));
        return this;
    }

    DecisionDialog withOption(Component option) {
        body.add(option);
        return this;
    }
}
