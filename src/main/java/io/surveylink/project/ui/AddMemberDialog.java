package io.surveylink.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import io.surveylink.common.DomainException;
import io.surveylink.common.ui.Errors;
import io.surveylink.project.MemberAccess;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.util.function.BiConsumer;

/** Shares a project with somebody by their e-mail address: at once, or when an admin has let them in. */
final class AddMemberDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final EmailField email = new EmailField();
    private final RadioButtonGroup<MemberAccess> access = new RadioButtonGroup<>();
    private final transient Users users;
    private final transient BiConsumer<UserProfile, MemberAccess> add;
    private final transient BiConsumer<String, MemberAccess> invite;
    private final Button ask;

    /** @param invite for an address that nobody signs in with yet */
    AddMemberDialog(Users users, BiConsumer<UserProfile, MemberAccess> add, BiConsumer<String, MemberAccess> invite) {
        this.users = users;
        this.add = add;
        this.invite = invite;
        ask = new Button(getTranslation("project.people.invite"), click -> invite());
        ask.addClassName("sl-dialog-instead");
        ask.setVisible(false);
        email.addValueChangeListener(change -> ask.setVisible(false));
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("project.people.add"));
        setWidth("560px");
        email.setLabel(getTranslation("project.people.email"));
        email.setWidthFull();
        email.setAutofocus(true);
        access.setLabel(getTranslation("project.people.access"));
        access.setItems(MemberAccess.values());
        access.setItemLabelGenerator(each -> getTranslation("project.access." + each.name() + ".text"));
        access.setValue(MemberAccess.EDIT);
        var form = new Div(email, access);
        form.addClassName("sl-form");
        add(form);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation("project.people.add.action"), click -> add());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(ask, cancel, act);
    }

    private void add() {
        var found = users.findByEmail(email.getValue());
        if (found.isEmpty() || found.get().state() == UserState.INVITED) {
            refuse(getTranslation("project.people.email.unknown"));
            ask.setVisible(true);
        } else if (found.get().state() == UserState.DEACTIVATED) {
            refuse(getTranslation("project.people.email.deactivated"));
        } else {
            Errors.guard(() -> {
                add.accept(found.get(), access.getValue());
                close();
            });
        }
    }

    private void invite() {
        try {
            invite.accept(email.getValue(), access.getValue());
            close();
        } catch (DomainException e) {
            refuse(Errors.sentence(e));
        }
    }

    private void refuse(String why) {
        email.setErrorMessage(why);
        email.setInvalid(true);
        email.focus();
    }
}
