package io.surveylink.oauth.internal;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.jooq.Tables.SALESFORCE_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.AppChange;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.ClientApp;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Salesforce apps, and what goes wrong when one is set up badly. */
@SurveylinkTest
class SalesforceAppsTest {

    private static final String SECRET = "top-secret-of-the-app";

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceApps apps;

    @Autowired
    AccountLinks links;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    AccountLinking linking;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    DSLContext database;

    @Test
    void onlyAdminsLookAfterApps() {
        var admin = fixtures.admin();
        var id = apps.add(admin, app("Acme", Environment.PRODUCTION, simulator.productionUrl()));
        var member = fixtures.member();

        assertCode(ErrorCode.FORBIDDEN, () -> apps.list(member));
        assertCode(ErrorCode.FORBIDDEN, () -> apps.remove(member, id));
        assertCode(
                ErrorCode.FORBIDDEN,
                () -> apps.change(member, id, new AppChange("Mine", simulator.productionUrl(), "s")));
        assertCode(
                ErrorCode.FORBIDDEN,
                () -> apps.add(member, app("Mine", Environment.PRODUCTION, simulator.productionUrl())));
        assertThat(apps.choices(Environment.PRODUCTION))
                .extracting(SalesforceApps.Choice::id)
                .contains(id);

        apps.remove(admin, id);
        assertThat(apps.choices(Environment.PRODUCTION))
                .extracting(SalesforceApps.Choice::id)
                .doesNotContain(id);
    }

    @Test
    void aLoginUrlOutsideSalesforceIsRefused() {
        var admin = fixtures.admin();
        for (String url : List.of(
                "https://login.salesforce.com.evil.example",
                "http://login.salesforce.com",
                "https://10.0.0.1",
                "https://login.salesforce.com/path",
                "not a url")) {
            assertCode(
                    ErrorCode.SALESFORCE_HOST_REFUSED, () -> apps.add(admin, app("Evil", Environment.PRODUCTION, url)));
        }
    }

    @Test
    void theSecretLiesEncrypted() {
        var id = apps.add(fixtures.admin(), app("Acme", Environment.PRODUCTION, simulator.productionUrl()));

        byte[] stored = database.select(SALESFORCE_APP.CONSUMER_SECRET)
                .from(SALESFORCE_APP)
                .where(SALESFORCE_APP.ID.eq(id))
                .fetchSingle()
                .value1();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    }

    @Test
    void aNewSecretIsUsedFromTheNextSignInOnAndNotTold() {
        var app = register(AppPolicy.DEFAULT, "another secret", Environment.PRODUCTION);
        var person = fixtures.member();
        assertThat(link(person, app)).isEqualTo(ErrorCode.SALESFORCE_APP_SECRET_REFUSED);
        var admin = fixtures.admin();

        apps.change(admin, app, new AppChange("Z Changed", simulator.productionUrl(), "another secret"));

        var authorize = links.link(person, "session", app, "Acme", "accounts");
        var callback = new SimulatorBrowser().walk(authorize, "limited@acme.example", "allow");
        assertThat(signIns.finish(person, "session", callback.appPublicId(), callback.parameters()))
                .isInstanceOf(SignInOutcome.Completed.class);
        apps.change(admin, app, new AppChange("Z Kept", simulator.productionUrl(), null));
        var linked = accounts.confirm(person, accounts.mine(person).getFirst().id());
        assertThat(accounts.refresh(person, linked.id()).state())
                .as("by the secret that was kept")
                .isEqualTo(AccountState.CONNECTED);
        assertThat(database.select(AUDIT_LOG.STATE_AFTER)
                        .from(AUDIT_LOG)
                        .where(AUDIT_LOG.ACTION.eq(AuditAction.SALESFORCE_APP_CHANGED.name()))
                        .and(AUDIT_LOG.SUBJECT_ID.eq(app.value()))
                        .orderBy(AUDIT_LOG.ID)
                        .fetch(row -> String.valueOf(row.value1())))
                .hasSize(2)
                .allSatisfy(after -> assertThat(after).doesNotContain("another secret"))
                .first()
                .satisfies(after -> assertThat(after).contains("Z Changed", "\"secretReplaced\": \"true\""));
    }

    @Test
    void anAppWithAccountsIsNotRemoved() {
        var person = fixtures.member();
        linking.link(person, Environment.SANDBOX, "owner@other.example.sandbox", "Other UAT");
        var used = apps.choices(Environment.SANDBOX).getFirst().id();

        assertCode(ErrorCode.SALESFORCE_APP_IN_USE, () -> apps.remove(fixtures.admin(), used));
    }

    @Test
    void jwtTokensAreRefused() {
        assertLinkFails(ErrorCode.SALESFORCE_TOKEN_IS_JWT, AppPolicy.DEFAULT.withJwtTokens(true), SECRET);
    }

    @Test
    void aMissingScopeIsNamed() {
        assertLinkFails(
                ErrorCode.SALESFORCE_SCOPE_MISSING, AppPolicy.DEFAULT.withScopes(Set.of("openid", "id")), SECRET);
    }

    @Test
    void aWrongSecretIsTheAppsFault() {
        assertLinkFails(ErrorCode.SALESFORCE_APP_SECRET_REFUSED, AppPolicy.DEFAULT, "another secret");
    }

    @Test
    void anOrgOfAnotherEnvironmentIsNotLinked() {
        var app = register(AppPolicy.DEFAULT, SECRET, Environment.SANDBOX);

        assertThat(link(fixtures.member(), app)).isEqualTo(ErrorCode.LINK_WRONG_ENVIRONMENT);
    }

    private void assertLinkFails(ErrorCode code, AppPolicy policy, String secretInSalesforce) {
        var person = fixtures.member();
        int approvals = simulator.production().grants("limited@acme.example").size();

        assertThat(link(person, register(policy, secretInSalesforce, Environment.PRODUCTION)))
                .isEqualTo(code);

        assertThat(accounts.mine(person)).isEmpty();
        assertThat(simulator.production().grants("limited@acme.example"))
                .as("what was granted is given back")
                .hasSizeLessThanOrEqualTo(approvals);
    }

    private ErrorCode link(Actor person, SalesforceAppId app) {
        var authorize = links.link(person, "session", app, "Acme", "accounts");
        var callback = new SimulatorBrowser().walk(authorize, "limited@acme.example", "allow");
        var outcome = signIns.finish(person, "session", callback.appPublicId(), callback.parameters());
        return ((SignInOutcome.Failed) outcome).error().code();
    }

    /** At the production orgs, whatever the console believes. */
    private SalesforceAppId register(AppPolicy policy, String secretInSalesforce, Environment believed) {
        var app = app("Badly set up " + RandomIds.publicId(), believed, simulator.productionUrl());
        simulator.registerApp(
                io.surveylink.simulator.org.Environment.PRODUCTION,
                new ClientApp(
                        app.consumerKey(),
                        secretInSalesforce,
                        app.name(),
                        Set.of(apps.redirectUri(app.publicId()).toString()),
                        policy));
        return apps.add(fixtures.admin(), app);
    }

    /** Late in the alphabet: other tests take the first app there is. */
    private static NewSalesforceApp app(String name, Environment environment, String loginUrl) {
        String publicId = RandomIds.publicId();
        return new NewSalesforceApp(publicId, "Z " + name, environment, loginUrl, "key-" + publicId, SECRET);
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
