package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Says no to a proposal, and tells its author why. */
final class DeclineDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MAX_REASON = 1000;

    DeclineDialog(String author, Consumer<String> decline) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.proposal.decline.title"));
        setWidth("560px");
        var reason = new TextArea(getTranslation("workflow.proposal.decline.why", author));
        reason.setMaxLength(MAX_REASON);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(reason);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation("workflow.proposal.decline.act"), click -> {
            close();
            decline.accept(reason.getValue());
        });
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, act);
    }
}
