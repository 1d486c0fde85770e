package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.run.RunState;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults that hold or fail rows: what is said of them, who is told, and that Salesforce is left alone meanwhile. */
@Tag("faults")
class HeldFaultsIT extends FaultTestCase {

    private static final int REQUEST = 50;
    private static final int SENT_TWICE = 2 * REQUEST;
    private static final String USERNAME = "owner@acme.example";
    private static final Duration PROBE = Duration.ofMinutes(16);
    private static final String SCORE =
            "{\"org\":\"acme\",\"object\":\"Survey_Response__c\",\"field\":\"Score__c\",\"set\":{\"deleted\":%s}}";

    @AfterEach
    void calm() {
        cluster.salesforce().clearFaults();
        cluster.mails().up(true);
    }

    @Test
    void revokedRefreshTokenHoldsUntilItsPersonSignsInAgain() {
        cluster.salesforce().revokeGrants(USERNAME);

        holdsUntilSignedInAgain();
    }

    /** Salesforce has given a new refresh token and the console never got it: the old one is dead from then on. */
    @Test
    void refreshTokenThatWasRotatedOutHoldsUntilItsPersonSignsInAgain() {
        cluster.salesforce().settings("{\"org\":\"acme\",\"set\":{\"rotation\":true}}");
        try {
            cluster.salesforce().expireSessions(USERNAME);
            cluster.salesforce()
                    .addFault(
                            new FaultMatch(Map.of("call", "token", "grant", "refresh_token")),
                            new Fault.ResetAfterCommit(),
                            1);

            holdsUntilSignedInAgain();
        } finally {
            cluster.salesforce().settings("{\"org\":\"acme\",\"set\":{\"rotation\":false}}");
        }
    }

    private void holdsUntilSignedInAgain() {
        int told = oracle.mails("needs a sign-in");
        sender.send(REQUEST);
        for (String object : Oracle.OBJECTS) {
            oracle.awaitStates(sender, object, Map.of(RunState.HELD, REQUEST));
        }
        oracle.checkNow(sender);
        oracle.awaitMails("needs a sign-in", told + 1);
        long held = cluster.salesforce().lastCall();
        sender.send(REQUEST);
        cluster.advance(PROBE);
        for (String object : Oracle.OBJECTS) {
            oracle.awaitStates(sender, object, Map.of(RunState.HELD, SENT_TWICE));
        }
        assertThat(cluster.salesforce().calls(held))
                .as("calls with a dead token")
                .isEmpty();

        cluster.first().tell("sign in again");

        oracle.check(sender);
        assertThat(oracle.states(sender, Oracle.CREATED)).isEqualTo(Map.of(RunState.SUCCEEDED, SENT_TWICE));
    }

    /** One object's step is held; the others go on. */
    @Test
    void fieldThatDisappearedHoldsItsStepAlone() {
        cluster.salesforce().settings(SCORE.formatted(true));
        try {
            sender.send(REQUEST);
            oracle.awaitStates(sender, "Survey_Response__c", Map.of(RunState.HELD, REQUEST));
            oracle.awaitStates(sender, "Contact", Map.of(RunState.SUCCEEDED, REQUEST));
            oracle.awaitStates(sender, Oracle.CREATED, Map.of(RunState.SUCCEEDED, REQUEST));
            oracle.checkNow(sender);
            oracle.awaitMail("Runs are held");
        } finally {
            cluster.salesforce().settings(SCORE.formatted(false));
        }
        long before = cluster.salesforce().lastCall();
        cluster.advance(PROBE);

        oracle.check(sender);
        assertThat(writes(before))
                .as("a probe of one row, then the rest")
                .extracting(CallRecord::rows)
                .startsWith(1);
    }

    /** Whatever is refused row by row fails row by row, and its neighbours in the call are written. */
    @Test
    void rowsThatSalesforceRefusesFailAlone() {
        var refusal = new Fault.Row("FIELD_CUSTOM_VALIDATION_EXCEPTION", 1, 3);
        cluster.salesforce().addFault("create", refusal);
        sender.send(REQUEST);

        oracle.awaitStates(sender, Oracle.CREATED, Map.of(RunState.SUCCEEDED, REQUEST - 2, RunState.FAILED, 2));
        oracle.awaitStates(sender, "Contact", Map.of(RunState.SUCCEEDED, REQUEST));
        oracle.checkNow(sender);
        assertThat(oracle.recordsByResponse(Oracle.CREATED, sender)).hasSize(REQUEST - 2);
        oracle.awaitMail("failed");
    }

    /** No mail is lost, and none is sent twice. */
    @Test
    void mailThatCouldNotBeSentIsSentWhenTheServerIsBack() {
        int before = oracle.mails("is uncertain");
        cluster.mails().up(false);
        cluster.salesforce().addFault("create", new Fault.ResetBeforeCommit());
        sender.send(REQUEST);
        oracle.awaitStates(sender, Oracle.CREATED, Map.of(RunState.UNCERTAIN, REQUEST));
        oracle.checkNow(sender);
        assertThat(oracle.mails("is uncertain")).isEqualTo(before);

        cluster.mails().up(true);

        oracle.awaitMails("is uncertain", before + 1);
        cluster.advance(Duration.ofHours(1));
        oracle.check(sender);
        assertThat(oracle.mails("is uncertain")).isEqualTo(before + 1);
    }

    /** A limit is no reason to knock: one call a quarter of an hour, for the whole org. */
    @Test
    void usedUpLimitIsProbedOnceAQuarterOfAnHour() {
        var limit = new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        for (String call : List.of("upsert", "create")) {
            cluster.salesforce().addFault(FaultMatch.call(call), limit, 100);
        }
        sender.send(REQUEST);
        for (String object : Oracle.OBJECTS) {
            oracle.awaitStates(sender, object, Map.of(RunState.HELD, REQUEST));
        }
        long before = cluster.salesforce().lastCall();
        sender.send(REQUEST);
        for (String object : Oracle.OBJECTS) {
            oracle.awaitStates(sender, object, Map.of(RunState.HELD, SENT_TWICE));
        }
        assertThat(writes(before)).as("calls while the limit is used up").isEmpty();
        oracle.checkNow(sender);

        cluster.salesforce().clearFaults();
        cluster.advance(PROBE);

        oracle.check(sender);
        assertThat(writes(before)).extracting(CallRecord::rows).startsWith(1);
    }

    private static List<CallRecord> writes(long after) {
        return cluster.salesforce().calls(after).stream()
                .filter(call -> call.kind().equals("upsert") || call.kind().equals("create"))
                .toList();
    }
}
