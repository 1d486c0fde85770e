package io.surveylink.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;

/** "Ask the owner to link this org": a mail to the owner, once a day. Made by {@link AccountChoosers}. */
public final class AskOwnerButton extends Button {

    private static final long serialVersionUID = 1L;

    AskOwnerButton(String ownerName, Runnable ask) {
        super(VaadinIcon.ENVELOPE_O.create());
        setText(getTranslation("account.askOwner"));
        addClassName("sl-small");
        addClickListener(click -> Errors.guard(() -> {
            ask.run();
            setEnabled(false);
            Toast.show(getTranslation("account.askOwner.done", ownerName));
        }));
    }
}
