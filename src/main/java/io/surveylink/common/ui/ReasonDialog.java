package io.surveylink.common.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks for a reason in a person's own words before something is done that others are told of. */
public final class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final TextArea reason;
    private final Div body = new Div();
    private boolean required;

    /**
     * @param label of the field, such as "Tell Tom why"
     * @param act the verb on the button
     * @param action gets the reason; an exception is shown and leaves the dialog open
     */
    public ReasonDialog(String title, String label, int maxLength, String act, Consumer<String> action) {
        addClassName("sl-dialog");
        setHeaderTitle(title);
        setWidth("560px");
        reason = new TextArea(label);
        reason.setMaxLength(maxLength);
        reason.setWidthFull();
        reason.setAutofocus(true);
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        body.addClassName("sl-dialog-body");
        body.add(reason);
        add(body);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(act, click -> act(action));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, go);
    }

    /** A sentence above the field. */
    public ReasonDialog withText(String sentence) {
        body.addComponentAsFirst(new Paragraph(sentence));
        return this;
    }

    /** Nothing is done without a reason. */
    public ReasonDialog required() {
        required = true;
        reason.setRequiredIndicatorVisible(true);
        return this;
    }

    private void act(Consumer<String> action) {
        String given = reason.getValue().strip();
        if (required && given.isEmpty()) {
            reason.setErrorMessage(getTranslation("common.reason.missing"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        if (Errors.guard(() -> action.accept(given))) {
            close();
        }
    }
}
