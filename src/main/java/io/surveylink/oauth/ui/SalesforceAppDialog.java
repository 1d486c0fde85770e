package io.surveylink.oauth.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.ui.Errors;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import java.util.List;
import java.util.function.Consumer;

/** Adds an app. Shows the redirect URI first: Salesforce wants it before it tells the key. */
class SalesforceAppDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final String publicId = RandomIds.publicId();
    private final transient Consumer<NewSalesforceApp> save;
    private final TextField redirectUri = new TextField();
    private final TextField name = new TextField();
    private final RadioButtonGroup<Environment> environment = new RadioButtonGroup<>();
    private final TextField loginUrl = new TextField();
    private final TextField consumerKey = new TextField();
    private final PasswordField consumerSecret = new PasswordField();

    SalesforceAppDialog(SalesforceApps apps, Consumer<NewSalesforceApp> save) {
        this.save = save;
        addClassName("sl-dialog");
        setWidth("600px");
        setHeaderTitle(getTranslation("oauth.apps.add.title"));

        redirectUri.setLabel(getTranslation("oauth.apps.redirect"));
        redirectUri.setValue(apps.redirectUri(publicId).toString());
        redirectUri.setReadOnly(true);
        redirectUri.setHelperText(getTranslation("oauth.apps.redirect.help"));
        name.setLabel(getTranslation("oauth.apps.name"));
        name.setHelperText(getTranslation("oauth.apps.name.help"));
        environment.setLabel(getTranslation("oauth.apps.environment"));
        environment.setItems(Environment.values());
        environment.setItemLabelGenerator(e -> getTranslation("common.environment." + e));
        environment.addValueChangeListener(change -> suggestLoginUrl(change.getValue()));
        loginUrl.setLabel(getTranslation("oauth.apps.loginUrl"));
        loginUrl.setHelperText(getTranslation("oauth.apps.loginUrl.help"));
        consumerKey.setLabel(getTranslation("oauth.apps.key"));
        consumerSecret.setLabel(getTranslation("oauth.apps.secret"));
        consumerSecret.setHelperText(getTranslation("oauth.apps.secret.help"));
        for (var field : List.of(redirectUri, name, loginUrl, consumerKey)) {
            field.setWidthFull();
        }
        consumerSecret.setWidthFull();
        consumerSecret.setRevealButtonVisible(false);
        environment.setValue(Environment.PRODUCTION);

        var form = new Div(
                new Paragraph(getTranslation("oauth.apps.add.sentence")),
                redirectUri,
                name,
                environment,
                loginUrl,
                consumerKey,
                consumerSecret);
        form.addClassName("sl-dialog-body");
        add(form);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var add = new Button(getTranslation("oauth.apps.add"), click -> submit());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, add);
    }

    private void suggestLoginUrl(Environment chosen) {
        loginUrl.setValue(
                switch (chosen) {
                    case PRODUCTION -> "https://login.salesforce.com";
                    case SANDBOX -> "https://test.salesforce.com";
                });
    }

    private void submit() {
        if (!complete()) {
            return;
        }
        try {
            save.accept(new NewSalesforceApp(
                    publicId,
                    name.getValue(),
                    environment.getValue(),
                    loginUrl.getValue(),
                    consumerKey.getValue(),
                    consumerSecret.getValue()));
            close();
        } catch (DomainException e) {
            if (e.code() == ErrorCode.LINK_HOST_REFUSED) {
                loginUrl.setErrorMessage(getTranslation("oauth.apps.loginUrl.refused"));
                loginUrl.setInvalid(true);
            } else {
                Errors.show(e);
            }
        }
    }

    /** Names each field that is empty; what was typed stays. */
    private boolean complete() {
        boolean complete = true;
        for (var field : List.of(name, loginUrl, consumerKey)) {
            field.setInvalid(field.getValue().isBlank());
            field.setErrorMessage(getTranslation("oauth.apps.missing"));
            complete &= !field.isInvalid();
        }
        consumerSecret.setInvalid(consumerSecret.getValue().isBlank());
        consumerSecret.setErrorMessage(getTranslation("oauth.apps.missing"));
        return complete && !consumerSecret.isInvalid();
    }
}
