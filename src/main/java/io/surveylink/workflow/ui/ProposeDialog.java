package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;

/** Hands an own draft to the creator, with a word why. */
final class ProposeDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NOTE = 500;

    ProposeDialog(EditorModel model, Runnable proposed) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.propose.title"));
        setWidth("560px");
        var note = new TextArea(getTranslation("workflow.propose.note"));
        note.setMaxLength(MAX_NOTE);
        note.setWidthFull();
        note.setAutofocus(true);
        add(new Paragraph(getTranslation("workflow.propose.text", model.creatorName())), note);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var send = new Button(
                getTranslation("workflow.propose.act"),
                click -> Errors.guard(() -> {
                    model.services()
                            .lock()
                            .proposals()
                            .propose(model.actor(), model.head().id(), model.draftVersion(), note.getValue());
                    Toast.show(getTranslation("workflow.propose.sent", model.creatorName()));
                    close();
                    proposed.run();
                }));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, send);
    }
}
