package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.Requirements;
import io.surveylink.common.Environment;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is checked without anybody asking. */
@SurveylinkTest
class RequirementDailyTest {

    @Autowired
    AccountCheck check;

    @Autowired
    Requirements requirements;

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void everyAccountIsCheckedOnceADayAndOneDeadSignInHindersNoOther() {
        var dead = fixtures.member();
        var deadAccount = linking.link(dead, Environment.PRODUCTION, "successor@acme.example", "Dead");
        var person = fixtures.member();
        var account = linking.link(person, Environment.PRODUCTION, "owner@acme.example", "Acme");
        simulator.production().revokeGrants("successor@acme.example");
        assertThat(requirements.report(person, account.id())).isEmpty();

        clock.advance(Duration.ofHours(25));
        check.checkDaily();

        assertThat(requirements.report(person, account.id()))
                .hasValueSatisfying(report -> assertThat(report.findings()).isNotEmpty());
        assertThat(requirements.report(dead, deadAccount.id())).isEmpty();
    }
}
