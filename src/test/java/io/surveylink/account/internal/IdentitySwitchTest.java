package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.IdentitySwitches;
import io.surveylink.account.IdentitySwitches.OtherIdentity;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.ownership.Bindings;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A repair that signed in somebody else: nothing moves without a yes, and with it everything that was told does. */
@SurveylinkTest
class IdentitySwitchTest {

    private static final String USERNAME = "successor@acme.example";
    private static final String COLLEAGUE = "limited@acme.example";
    private static final String OTHER_ORG = "owner@other.example";

    @Autowired
    Fixtures fixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    AccountService accounts;

    @Autowired
    IdentitySwitches switches;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    Bindings bindings;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    DSLContext database;

    @Autowired
    SettableClock clock;

    private Fixtures.ProjectPeople project;
    private Actor person;
    private Account account;

    @BeforeEach
    void anAccountThatServesAProject() {
        for (String username : List.of(USERNAME, COLLEAGUE, OTHER_ORG)) {
            simulator.production().revokeGrants(username);
        }
        project = fixtures.project();
        person = project.owner();
        account = linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        bindings.set(person, project.id(), account.orgId(), account.id());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theLinkStaysAsItWasAndBothAreShown() {
        linking.signInAgain(person, account, COLLEAGUE);

        assertThat(accounts.get(person, account.id())).isEqualTo(account);
        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(switches.waiting(person, account.id()))
                .hasValueSatisfying(other -> assertThat(other)
                        .returns(COLLEAGUE, OtherIdentity::username)
                        .returns(true, OtherIdentity::sameOrg));
        linking.signInAgain(person, account, OTHER_ORG);
        assertThat(switches.waiting(person, account.id()))
                .hasValueSatisfying(other -> assertThat(other.sameOrg()).isFalse());
        assertThat(approvals(COLLEAGUE)).as("only the last one waits").isZero();
    }

    @Test
    void keepingRevokesTheOtherSignIn() {
        linking.signInAgain(person, account, COLLEAGUE);

        switches.keep(person, account.id());

        assertThat(switches.waiting(person, account.id())).isEmpty();
        assertThat(approvals(COLLEAGUE)).isZero();
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void whoSignsInAsTheRightUserAfterwardsNeedsNoSwitchAnyMore() {
        linking.signInAgain(person, account, COLLEAGUE);
        linking.signInAgain(person, account, USERNAME);

        assertThat(switches.waiting(person, account.id())).isEmpty();
        assertThat(approvals(COLLEAGUE)).isZero();
    }

    @Test
    void aYesMovesTheAccountAndItsBindingsInTheSameOrg() {
        simulator.production().revokeGrants(USERNAME);
        accounts.refresh(person, account.id());
        linking.signInAgain(person, account, COLLEAGUE);

        var switched = switches.switchTo(person, account.id());

        assertThat(switched.id()).isEqualTo(account.id());
        assertThat(switched.slot()).isEqualTo(account.slot());
        assertThat(switched.username()).isEqualTo(COLLEAGUE);
        assertThat(switched.state()).isEqualTo(AccountState.CONNECTED);
        assertThat(whoAmI()).isEqualTo(COLLEAGUE);
        assertThat(bindings.find(project.id(), account.orgId())).hasValue(account.id());
        assertThat(approvals(USERNAME)).isZero();
        assertThat(database.fetch(
                        "SELECT state_before, state_after FROM audit_log WHERE action = 'ACCOUNT_SWITCHED' AND subject_id = ?",
                        account.id().value()))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains(account.salesforceUserId()));
    }

    @Test
    void aYesToAnotherOrgServesTheFormerOneNoMore() {
        linking.signInAgain(person, account, OTHER_ORG);

        var switched = switches.switchTo(person, account.id());

        assertThat(switched.orgId()).isNotEqualTo(account.orgId());
        assertThat(bindings.find(project.id(), account.orgId())).isEmpty();
        assertThat(whoAmI()).isEqualTo(OTHER_ORG);
    }

    @Test
    void aUserWhoIsAnAccountAlreadyIsNotOffered() {
        linking.link(person, Environment.PRODUCTION, COLLEAGUE, "Colleague");
        int approvals = approvals(COLLEAGUE);

        assertCode(ErrorCode.ACCOUNT_ALREADY_LINKED, () -> linking.signInAgain(person, account, COLLEAGUE));

        assertThat(switches.waiting(person, account.id())).isEmpty();
        assertThat(approvals(COLLEAGUE)).isEqualTo(approvals);
    }

    @Test
    void aUserWhoBecameAnAccountMeanwhileIsNotSwitchedTo() {
        linking.signInAgain(person, account, COLLEAGUE);
        linking.link(person, Environment.PRODUCTION, COLLEAGUE, "Colleague");

        assertCode(ErrorCode.ACCOUNT_ALREADY_LINKED, () -> switches.switchTo(person, account.id()));

        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(bindings.find(project.id(), account.orgId())).hasValue(account.id());
    }

    @Test
    void whatNobodyDecidesAboutIsRevokedAfterHalfAnHour() {
        linking.signInAgain(person, account, COLLEAGUE);
        clock.advance(Duration.ofMinutes(31));

        assertThat(switches.waiting(person, account.id())).isEmpty();
        assertCode(ErrorCode.STALE, () -> switches.switchTo(person, account.id()));
        accounts.removeUnconfirmed();

        assertThat(approvals(COLLEAGUE)).isZero();
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void whatWaitsIsRevokedWithItsAccount() {
        linking.signInAgain(person, account, COLLEAGUE);

        accounts.delete(person, account.id());

        assertThat(approvals(COLLEAGUE)).isZero();
        assertThat(approvals(USERNAME)).isZero();
    }

    @Test
    void aSwitchIsItsPersonsAlone() {
        linking.signInAgain(person, account, COLLEAGUE);
        for (Actor other : List.of(fixtures.member(), fixtures.admin())) {
            assertCode(ErrorCode.NOT_FOUND, () -> switches.waiting(other, account.id()));
            assertCode(ErrorCode.NOT_FOUND, () -> switches.keep(other, account.id()));
            assertCode(ErrorCode.NOT_FOUND, () -> switches.switchTo(other, account.id()));
        }
        assertThat(switches.waiting(person, account.id())).isPresent();
    }

    private String whoAmI() {
        return sessions.call(account.id(), salesforce::getUserInfo).value().username();
    }

    private int approvals(String username) {
        return simulator.production().grants(username).size();
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
