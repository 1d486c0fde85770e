package io.surveylink.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import io.surveylink.common.ui.Errors;
import io.surveylink.project.MemberAccess;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Shares a project with somebody of the console, by their e-mail address. */
final class AddMemberDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final EmailField email = new EmailField();
    private final RadioButtonGroup<MemberAccess> access = new RadioButtonGroup<>();
    private final transient Users users;
    private final transient BiConsumer<UserProfile, MemberAccess> add;

    AddMemberDialog(Users users, BiConsumer<UserProfile, MemberAccess> add) {
        this.users = users;
        this.add = add;
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
        getFooter().add(cancel, act);
    }

    private void add() {
        users.findByEmail(email.getValue().strip().toLowerCase(Locale.ROOT))
                .filter(user -> user.state() == UserState.ACTIVE)
                .ifPresentOrElse(
                        user -> Errors.guard(() -> {
                            add.accept(user, access.getValue());
                            close();
                        }),
                        () -> {
                            email.setErrorMessage(getTranslation("project.people.email.unknown"));
                            email.setInvalid(true);
                            email.focus();
                        });
    }
}
