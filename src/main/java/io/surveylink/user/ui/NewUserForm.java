package io.surveylink.user.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Errors;
import io.surveylink.shell.Languages;
import io.surveylink.user.Role;
import io.surveylink.user.Users;
import io.surveylink.user.Users.NewUser;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Name, e-mail address and first password of a user. What is wrong is said at its field; what was typed stays. */
final class NewUserForm extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final PasswordField password = new PasswordField();
    private final TextField setupCode = new TextField();
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>();
    private final Select<Locale> language = new Select<>();
    private final transient BiConsumer<NewUser, String> save;

    /** @param save gets the user and the setup code, which is empty when it was not asked */
    NewUserForm(boolean asksSetupCode, String submit, BiConsumer<NewUser, String> save) {
        this.save = save;
        addClassName("sl-form");
        name.setLabel(getTranslation("user.name"));
        name.setAutocomplete(Autocomplete.NAME);
        name.setAutofocus(true);
        email.setLabel(getTranslation("user.email"));
        email.setAutocomplete(Autocomplete.USERNAME);
        password.setLabel(getTranslation("user.password"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(getTranslation("user.password.hint", Users.MIN_PASSWORD_LENGTH));
        setupCode.setLabel(getTranslation("user.setup.code"));
        setupCode.setHelperText(getTranslation("user.setup.code.hint"));
        setupCode.setVisible(asksSetupCode);
        role.setLabel(getTranslation("user.role"));
        role.setItems(Role.MEMBER, Role.ADMIN);
        role.setItemLabelGenerator(item -> getTranslation("user.role." + item));
        role.setValue(Role.MEMBER);
        role.setVisible(false);
        var button = new Button(submit, click -> submit());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER).listenOn(this);
        language.setLabel(getTranslation("shell.user.language"));
        language.setItems(Languages.ALL);
        language.setItemLabelGenerator(Languages::nameOf);
        language.setValue(Languages.closest(getLocale()));
        language.setVisible(false);
        add(setupCode, name, email, password, role, language, button);
    }

    /** Lets the role be chosen; without it the user is a member. */
    NewUserForm withRole() {
        role.setVisible(true);
        return this;
    }

    /** For somebody who gets a mail in that language and chooses the password. */
    NewUserForm forInvitation() {
        password.setVisible(false);
        language.setVisible(true);
        return withRole();
    }

    NewUserForm withEmail(String address) {
        email.setValue(address);
        return this;
    }

    private void submit() {
        for (HasValidation field : new HasValidation[] {name, email, password, setupCode}) {
            field.setInvalid(false);
        }
        try {
            save.accept(
                    new NewUser(
                            email.getValue(),
                            name.getValue(),
                            password.getValue(),
                            role.getValue(),
                            language.getValue()),
                    setupCode.getValue());
        } catch (DomainException e) {
            var field = fieldOf(e.code());
            if (field == null) {
                Errors.show(e);
            } else {
                field.setErrorMessage(Errors.sentence(e));
                field.setInvalid(true);
            }
        } catch (RuntimeException e) {
            Errors.show(e);
        }
    }

    private @Nullable HasValidation fieldOf(ErrorCode code) {
        if (code == ErrorCode.NAME_INVALID) {
            return name;
        }
        if (code == ErrorCode.EMAIL_INVALID || code == ErrorCode.EMAIL_TAKEN) {
            return email;
        }
        if (code == ErrorCode.PASSWORD_TOO_SHORT || code == ErrorCode.PASSWORD_TOO_LONG) {
            return password;
        }
        return code == ErrorCode.SETUP_CODE_WRONG ? setupCode : null;
    }
}
