package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something that cannot be taken back, or that stops something. The button names what it does, the safe
 * answer has the focus, and what must be typed keeps the button disabled until it is there.
 */
public final class DangerDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private final Button keep;
    private final Button act;
    private @Nullable PasswordField password;

    /**
     * @param act the verb on the button, such as "Delete and revoke"
     * @param keep the safe answer, such as "Keep it"
     * @param action runs when the person goes on; an exception is shown and leaves the dialog open
     */
    public DangerDialog(String title, String act, String keep, Runnable action) {
        addClassName("sl-dialog");
        setHeaderTitle(title);
        setWidth("560px");
        body.addClassName("sl-dialog-body");
        add(body);
        this.keep = new Button(keep, click -> close());
        this.keep.addThemeVariants(ButtonVariant.TERTIARY);
        this.keep.addClassName("aura-accent-neutral");
        this.act = new Button(
                act,
                click -> Errors.guard(() -> {
                    if (run(action)) {
                        close();
                    }
                }));
        this.act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        this.act.setDisableOnClick(true);
        this.act.addClickListener(click -> this.act.setEnabled(true));
        getFooter().add(this.keep, this.act);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                this.keep.focus();
            }
        });
    }

    /** @return false if the password was refused, which its field says */
    private boolean run(Runnable action) {
        try {
            action.run();
            return true;
        } catch (DomainException e) {
            boolean ofPassword = e.code() == ErrorCode.PASSWORD_WRONG || e.code() == ErrorCode.SIGN_IN_THROTTLED;
            if (password == null || !ofPassword) {
                throw e;
            }
            password.setErrorMessage(Errors.sentence(e));
            password.setInvalid(true);
            password.focus();
            return false;
        }
    }

    public DangerDialog withText(String sentence) {
        body.add(new Paragraph(sentence));
        return this;
    }

    /** A badge beside the title. */
    public DangerDialog withBadge(Component badge) {
        getHeader().add(badge);
        return this;
    }

    public DangerDialog withImpact(ImpactList impact) {
        body.add(impact);
        return this;
    }

    /** A choice to be made before going on. */
    public DangerDialog withChoice(Component choice) {
        body.add(choice);
        return this;
    }

    /** The person's own password, asked again; the action hands its value on, and a refusal is said at the field. */
    public DangerDialog withPassword(PasswordField field) {
        field.setLabel(getTranslation("common.password.again"));
        field.setHelperText(getTranslation("common.password.again.hint"));
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        field.setWidthFull();
        field.addValueChangeListener(change -> field.setInvalid(false));
        field.addKeyPressListener(Key.ENTER, press -> act.click());
        password = field;
        body.add(field);
        return this;
    }

    /** A third way out, at the other end of the foot. */
    public DangerDialog withInstead(Component instead) {
        instead.addClassName("sl-dialog-instead");
        getFooter().getElement().insertChild(0, instead.getElement());
        return this;
    }

    /** The person must type the name first; for what cannot be taken back. */
    public DangerDialog withTypedName(String label, String name) {
        var field = new TextField(label);
        field.setPlaceholder(name);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(
                change -> act.setEnabled(change.getValue().strip().equals(name.strip())));
        field.addKeyPressListener(Key.ENTER, press -> act.click());
        act.setEnabled(false);
        body.add(field);
        return this;
    }
}
