package io.surveylink.oauth.ui;

import com.vaadin.flow.component.Component;
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
import io.surveylink.oauth.SalesforceApp;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.AppChange;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Adds an app, or changes what may change while accounts live on it. */
class SalesforceAppDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final TextField redirectUri = new TextField();
    private final TextField name = new TextField();
    private final RadioButtonGroup<Environment> environment = new RadioButtonGroup<>();
    private final TextField loginUrl = new TextField();
    private final TextField consumerKey = new TextField();
    private final PasswordField consumerSecret = new PasswordField();

    private SalesforceAppDialog(URI callback) {
        addClassName("sl-dialog");
        setWidth("600px");
        redirectUri.setLabel(getTranslation("oauth.apps.redirect"));
        redirectUri.setValue(callback.toString());
        redirectUri.setReadOnly(true);
        redirectUri.setHelperText(getTranslation("oauth.apps.redirect.help"));
        name.setLabel(getTranslation("oauth.apps.name"));
        name.setHelperText(getTranslation("oauth.apps.name.help"));
        environment.setLabel(getTranslation("oauth.apps.environment"));
        environment.setItems(Environment.values());
        environment.setItemLabelGenerator(e -> getTranslation("common.environment." + e));
        loginUrl.setLabel(getTranslation("oauth.apps.loginUrl"));
        loginUrl.setHelperText(getTranslation("oauth.apps.loginUrl.help"));
        consumerKey.setLabel(getTranslation("oauth.apps.key"));
        consumerSecret.setLabel(getTranslation("oauth.apps.secret"));
        consumerSecret.setRevealButtonVisible(false);
        consumerSecret.setWidthFull();
        for (var field : List.of(redirectUri, name, loginUrl, consumerKey)) {
            field.setWidthFull();
        }
    }

    /** Shows the redirect URI first: Salesforce wants it before it tells the key. */
    static SalesforceAppDialog toAdd(SalesforceApps apps, Consumer<NewSalesforceApp> save) {
        String publicId = RandomIds.publicId();
        var dialog = new SalesforceAppDialog(apps.redirectUri(publicId));
        dialog.setHeaderTitle(dialog.getTranslation("oauth.apps.add.title"));
        dialog.environment.addValueChangeListener(change -> dialog.suggestLoginUrl(change.getValue()));
        dialog.environment.setValue(Environment.PRODUCTION);
        dialog.consumerSecret.setHelperText(dialog.getTranslation("oauth.apps.secret.help"));
        dialog.show(
                "oauth.apps.add.sentence",
                dialog.redirectUri,
                dialog.name,
                dialog.environment,
                dialog.loginUrl,
                dialog.consumerKey,
                dialog.consumerSecret);
        dialog.addButtons(
                "oauth.apps.add",
                List.of(dialog.name, dialog.loginUrl, dialog.consumerKey),
                true,
                () -> save.accept(new NewSalesforceApp(
                        publicId,
                        dialog.name.getValue(),
                        dialog.environment.getValue(),
                        dialog.loginUrl.getValue(),
                        dialog.consumerKey.getValue(),
                        dialog.consumerSecret.getValue())));
        return dialog;
    }

    static SalesforceAppDialog toEdit(SalesforceApp app, Consumer<AppChange> save) {
        var dialog = new SalesforceAppDialog(app.redirectUri());
        dialog.setHeaderTitle(dialog.getTranslation("oauth.apps.edit.title", app.name()));
        dialog.name.setValue(app.name());
        dialog.loginUrl.setValue(app.loginUrl().toString());
        dialog.consumerKey.setValue(app.consumerKey());
        dialog.consumerKey.setReadOnly(true);
        dialog.consumerSecret.setHelperText(dialog.getTranslation("oauth.apps.secret.keep"));
        dialog.show(
                "oauth.apps.edit.sentence",
                dialog.redirectUri,
                dialog.name,
                dialog.loginUrl,
                dialog.consumerKey,
                dialog.consumerSecret);
        dialog.addButtons("common.action.save", List.of(dialog.name, dialog.loginUrl), false, () -> {
            String secret = dialog.consumerSecret.getValue();
            save.accept(new AppChange(
                    dialog.name.getValue(), dialog.loginUrl.getValue(), secret.isBlank() ? null : secret));
        });
        return dialog;
    }

    private void show(String sentence, Component... fields) {
        var form = new Div(new Paragraph(getTranslation(sentence)));
        form.add(fields);
        form.addClassName("sl-dialog-body");
        add(form);
    }

    private void addButtons(String act, List<TextField> needed, boolean secretNeeded, Runnable save) {
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(getTranslation(act), click -> {
            if (complete(needed, secretNeeded)) {
                submit(save);
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, go);
    }

    private void suggestLoginUrl(Environment chosen) {
        loginUrl.setValue(
                switch (chosen) {
                    case PRODUCTION -> "https://login.salesforce.com";
                    case SANDBOX -> "https://test.salesforce.com";
                });
    }

    private void submit(Runnable save) {
        try {
            save.run();
            close();
        } catch (DomainException e) {
            if (e.code() == ErrorCode.SALESFORCE_HOST_REFUSED) {
                loginUrl.setErrorMessage(getTranslation("oauth.apps.loginUrl.refused"));
                loginUrl.setInvalid(true);
            } else {
                Errors.show(e);
            }
        }
    }

    /** Names each field that is empty; what was typed stays. */
    private boolean complete(List<TextField> needed, boolean secretNeeded) {
        for (var field : needed) {
            field.setInvalid(field.getValue().isBlank());
            field.setErrorMessage(getTranslation("oauth.apps.missing"));
        }
        consumerSecret.setInvalid(secretNeeded && consumerSecret.getValue().isBlank());
        consumerSecret.setErrorMessage(getTranslation("oauth.apps.missing"));
        return !consumerSecret.isInvalid()
                && Stream.of(name, loginUrl, consumerKey).noneMatch(TextField::isInvalid);
    }
}
