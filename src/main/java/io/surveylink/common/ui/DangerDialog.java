package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Asks before something that cannot be taken back, or that stops something. The button names what it does, the safe
 * answer has the focus, and what must be typed keeps the button disabled until it is there.
 */
public final class DangerDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private final Button keep;
    private final Button act;

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
                    action.run();
                    close();
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
