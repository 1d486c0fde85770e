package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.SignInFlow;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.ownership.Bindings;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Linking, confirming and deleting accounts through the real flow. */
@SurveylinkTest
class LinkingTest {

    private static final String OWNER = "owner@acme.example";
    private static final String COLLABORATOR = "collaborator@acme.example";
    private static final String OTHER_ORG = "owner@other.example";

    @Autowired
    Fixtures fixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountLinks links;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    SalesforceApps apps;

    @Autowired
    SignIns signIns;

    @Autowired
    Bindings bindings;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    private Actor person;

    @BeforeEach
    void newPerson() {
        person = fixtures.member();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void nothingCanUseALinkBeforeItsPersonConfirmedIt() {
        assertThat(begin(OWNER, "Acme").finish()).isInstanceOf(SignInOutcome.Completed.class);
        var pending = accounts.mine(person).getFirst();

        assertThat(pending.state()).isEqualTo(AccountState.AWAITING_CONFIRMATION);
        assertThat(accounts.mineIn(person, pending.orgId())).isEmpty();
        assertThatThrownBy(() -> sessions.call(pending.id(), salesforce::getUserInfo))
                .isInstanceOf(AccountUnavailableException.class);

        accounts.confirm(person, pending.id());
        assertThat(accounts.mineIn(person, pending.orgId())).hasSize(1);
        assertThat(sessions.call(pending.id(), salesforce::getUserInfo).value().username())
                .isEqualTo(OWNER);
    }

    @Test
    void whatWasNotConfirmedInTimeIsRevokedAndFreesItsSlot() {
        forgetApprovals(COLLABORATOR);
        begin(COLLABORATOR, "Acme").finish();
        int approvals = approvals(COLLABORATOR);
        clock.advance(Duration.ofMinutes(29));
        accounts.removeUnconfirmed();
        assertThat(accounts.mine(person)).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        accounts.removeUnconfirmed();

        assertThat(accounts.mine(person)).isEmpty();
        assertThat(approvals(COLLABORATOR)).isEqualTo(approvals - 1);
    }

    @Test
    void fiveAccountsAndNotOneMore() {
        linkFour();
        linking.link(person, Environment.SANDBOX, "owner@acme.example.sandbox", "Five");

        assertCode(ErrorCode.ACCOUNT_SLOTS_FULL, () -> begin("limited@acme.example", "Six"));
        assertThat(accounts.mine(person)).extracting(Account::slot).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void ofTwoSignInsForTheLastSlotExactlyOneWins() throws Exception {
        linkFour();
        var first = begin("limited@acme.example", "First");
        var second = SignInFlow.link(
                apps, links, signIns, person, Environment.SANDBOX, "successor@acme.example.sandbox", "Second");
        List<SignInOutcome> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(first::finish);
            var two = threads.submit(second::finish);
            outcomes = List.of(one.get(), two.get());
        }

        assertThat(outcomes)
                .filteredOn(SignInOutcome.Completed.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(SignInOutcome.Failed.class::isInstance)
                .singleElement()
                .satisfies(failed -> assertThat(
                                ((SignInOutcome.Failed) failed).error().code())
                        .isEqualTo(ErrorCode.ACCOUNT_SLOTS_FULL));
        assertThat(accounts.mine(person)).hasSize(5);
    }

    @Test
    void theSameSalesforceUserIsNotLinkedTwiceByOnePerson() {
        forgetApprovals(OWNER);
        linking.link(person, Environment.PRODUCTION, OWNER, "Acme production");
        int approvals = approvals(OWNER);

        var outcome = begin(OWNER, "Once more").finish();

        var error = ((SignInOutcome.Failed) outcome).error();
        assertThat(error.code()).isEqualTo(ErrorCode.ACCOUNT_ALREADY_LINKED);
        assertThat(error.arguments()).contains("Acme production");
        assertThat(accounts.mine(person)).hasSize(1);
        assertThat(approvals(OWNER)).as("the new approval is given back").isEqualTo(approvals);
    }

    @Test
    void twoPeopleMayLinkTheSameUserAndNeitherDeletionTouchesTheOther() {
        var mine = linking.link(person, Environment.PRODUCTION, OTHER_ORG, "Mine");
        var colleague = fixtures.member();
        var theirs = linking.link(colleague, Environment.PRODUCTION, OTHER_ORG, "Theirs");

        accounts.delete(person, mine.id());

        assertThat(sessions.call(theirs.id(), salesforce::getUserInfo).value().username())
                .isEqualTo(OTHER_ORG);
    }

    @Test
    void twoAccountsOfOnePersonHaveTwoNames() {
        linking.link(person, Environment.PRODUCTION, OWNER, "Acme");
        var second = linking.link(person, Environment.PRODUCTION, OTHER_ORG, "Other");

        assertCode(ErrorCode.ACCOUNT_NAME_TAKEN, () -> begin(COLLABORATOR, "acme"));
        assertCode(ErrorCode.ACCOUNT_NAME_TAKEN, () -> accounts.rename(person, second.id(), "ACME"));
        assertCode(ErrorCode.INVALID_INPUT, () -> accounts.rename(person, second.id(), "  "));

        accounts.rename(person, second.id(), "Other Inc");
        assertThat(accounts.get(person, second.id()).name()).isEqualTo("Other Inc");
    }

    @Test
    void aRefusalAtSalesforceLinksNothing() {
        var app = apps.choices(Environment.PRODUCTION).getFirst();
        var authorize = links.link(person, "session", app.id(), "Acme", "accounts");
        var callback = new SimulatorBrowser().walk(authorize, OWNER, "deny");

        var outcome = signIns.finish(person, "session", callback.appPublicId(), callback.parameters());

        assertThat(((SignInOutcome.Failed) outcome).error().code()).isEqualTo(ErrorCode.LINK_DENIED);
        assertThat(accounts.mine(person)).isEmpty();
    }

    @Test
    void aSignInCountsOnceInTimeForThePersonAndTheBrowserThatBegan() {
        var flow = begin(OWNER, "Acme");

        assertFailure(ErrorCode.LINK_STATE_UNKNOWN, flow.finishAs(person, "another session"));
        assertFailure(ErrorCode.LINK_STATE_UNKNOWN, flow.finishAs(fixtures.member(), flow.session()));
        assertThat(flow.finish()).isInstanceOf(SignInOutcome.Completed.class);
        assertFailure(ErrorCode.LINK_STATE_UNKNOWN, flow.finish());

        var late = begin(OTHER_ORG, "Late");
        clock.advance(Duration.ofMinutes(11));
        assertFailure(ErrorCode.LINK_EXPIRED, late.finish());
        assertThat(accounts.mine(person)).hasSize(1);
    }

    @Test
    void onlyPathsInsideTheConsoleAreReturnedTo() {
        var app = apps.choices(Environment.PRODUCTION).getFirst();
        for (String path : List.of("https://evil.example", "//evil.example", "/accounts", "a/../../b", "", "a\\b")) {
            assertCode(ErrorCode.INVALID_INPUT, () -> links.link(person, "session", app.id(), "Acme", path));
        }
    }

    @Test
    void anAccountIsItsPersonsAlone() {
        var account =
                linking.link(person, Environment.PRODUCTION, OWNER, "Acme").id();
        for (Actor other : List.of(fixtures.member(), fixtures.admin())) {
            assertThat(accounts.mine(other)).isEmpty();
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.get(other, account));
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.rename(other, account, "Mine"));
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.confirm(other, account));
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.refresh(other, account));
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.impactOfDeleting(other, account));
            assertCode(ErrorCode.NOT_FOUND, () -> accounts.delete(other, account));
            assertCode(ErrorCode.NOT_FOUND, () -> links.signInAgain(other, "session", account, "accounts"));
            assertCode(ErrorCode.NOT_FOUND, () -> links.check(other, account));
        }
    }

    @Test
    void deletingRevokesTheTokenFreesTheSlotAndUnbinds() {
        forgetApprovals(OTHER_ORG);
        var people = fixtures.project();
        var account = linking.link(people.owner(), Environment.PRODUCTION, OTHER_ORG, "Other");
        bindings.set(people.owner(), people.id(), account.orgId(), account.id());
        int approvals = approvals(OTHER_ORG);

        accounts.delete(people.owner(), account.id());

        assertThat(accounts.mine(people.owner())).isEmpty();
        assertThat(bindings.find(people.id(), account.orgId())).isEmpty();
        assertThat(approvals(OTHER_ORG)).isEqualTo(approvals - 1);
    }

    @Test
    void liveChecksTellWhatSalesforceSays() {
        var account =
                linking.link(person, Environment.PRODUCTION, OWNER, "Acme").id();

        assertThat(links.check(person, account)).hasValueSatisfying(identity -> {
            assertThat(identity.username()).isEqualTo(OWNER);
            assertThat(identity.appInstalled()).isTrue();
        });
    }

    private void linkFour() {
        linking.link(person, Environment.PRODUCTION, OWNER, "One");
        linking.link(person, Environment.PRODUCTION, COLLABORATOR, "Two");
        linking.link(person, Environment.PRODUCTION, "successor@acme.example", "Three");
        linking.link(person, Environment.PRODUCTION, OTHER_ORG, "Four");
    }

    private SignInFlow begin(String username, String name) {
        return SignInFlow.link(apps, links, signIns, person, Environment.PRODUCTION, username, name);
    }

    /** Salesforce keeps five: the tests before this one have used some. */
    private void forgetApprovals(String username) {
        simulator.production().revokeGrants(username);
    }

    private int approvals(String username) {
        return simulator.production().grants(username).size();
    }

    private static void assertFailure(ErrorCode code, SignInOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SignInOutcome.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo(code));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
