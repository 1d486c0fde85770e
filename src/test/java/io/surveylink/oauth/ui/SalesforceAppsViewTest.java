package io.surveylink.oauth.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.testing.ViewTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SalesforceAppsViewTest extends ViewTest {

    @Autowired
    SalesforceApps apps;

    @Test
    void adminAddsAndRemovesAnApp() {
        signIn(fixtures.admin());
        open("salesforce-apps");
        String name = "Z " + RandomIds.publicId();

        _click(_get(Button.class, spec -> spec.withText("Add app")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Callback URL")).getValue())
                .matches("http://localhost:\\d+/oauth/callback/[a-z0-9]{12}");
        var add = _get(_get(Dialog.class), Button.class, spec -> spec.withText("Add app"));
        _click(add);
        assertThat(field("Name").isInvalid()).isTrue();
        _setValue(field("Name"), name);
        _setValue(field("Login URL"), "https://evil.example");
        _setValue(field("Consumer key"), "key");
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Consumer secret")), "secret");
        _click(add);
        assertThat(field("Login URL").getErrorMessage()).startsWith("This is not a host of Salesforce.");
        _setValue(field("Login URL"), "https://acme.my.salesforce.com");
        _click(add);

        assertThat(_find(Dialog.class)).isEmpty();
        assertThat(text()).contains(name, "acme.my.salesforce.com").doesNotContain("secret");

        var remove = _find(Button.class, spec -> spec.withText("Remove")).stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of("Remove " + name)))
                .findFirst()
                .orElseThrow();
        _click(remove);
        _click(_get(Button.class, spec -> spec.withText("Remove the app")));
        assertThat(text()).doesNotContain(name);
    }

    @Test
    void adminChangesNameLoginUrlAndSecretAndNothingElse() {
        var admin = fixtures.admin();
        String name = "Z " + RandomIds.publicId();
        var id = apps.add(
                admin,
                new NewSalesforceApp(
                        RandomIds.publicId(),
                        name,
                        Environment.PRODUCTION,
                        "https://login.salesforce.com",
                        "the-key",
                        "s"));
        signIn(admin);
        open("salesforce-apps");

        _click(_get(
                Button.class,
                spec -> spec.withText("Edit")
                        .withPredicate(button -> button.getAriaLabel().equals(Optional.of("Edit " + name)))));
        assertThat(field("Consumer key").isReadOnly()).isTrue();
        _setValue(field("Login URL"), "https://evil.example");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(field("Login URL").getErrorMessage()).startsWith("This is not a host of Salesforce.");
        _setValue(field("Name"), name + " Japan");
        _setValue(field("Login URL"), "https://acme.my.salesforce.com");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_find(Dialog.class)).isEmpty();
        assertThat(text()).contains(name + " Japan", "acme.my.salesforce.com", "SURVEYLINK_EGRESS_IPS");
        apps.remove(admin, id);
    }

    @Test
    void membersDoNotGetThere() {
        signIn(fixtures.member());
        open("salesforce-apps");

        assertThat(_find(SalesforceAppsView.class)).isEmpty();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static String text() {
        return _get(SalesforceAppsView.class).getElement().getTextRecursively();
    }
}
