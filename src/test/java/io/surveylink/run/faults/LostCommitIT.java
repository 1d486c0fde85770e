package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.run.RunState;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Commits of which the console does not hear, and calls that Salesforce commits when nobody waits for them any more: the
 * moments in which a console knows least.
 */
@Tag("faults")
class LostCommitIT extends FaultTestCase {

    private static final int REQUEST = 50;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CLAIM = "`salesforce_call`";
    private static final String RESULTS = "INSERT INTO task_attempt";

    /** One node: nobody else does what it has left undone. */
    @BeforeAll
    static void leaveOneNode() {
        cluster.second().kill();
    }

    @AfterEach
    void calm() {
        cluster.salesforce().clearFaults();
        cluster.salesforce().holds().releaseAll();
        if (!cluster.first().isRunning()) {
            cluster.first().start();
        }
    }

    @Test
    void claimOfAnUpsertIsCommittedAndNotHeardOf() throws Exception {
        loseCommit("insert into", CLAIM, "'Contact'");

        oracle.check(sender);
    }

    /** The execution itself knows that nothing has left: no person has to decide. */
    @Test
    void claimOfACreateIsCommittedAndNotHeardOf() throws Exception {
        loseCommit("insert into", CLAIM, "'Lead'");

        oracle.check(sender);
        assertThat(oracle.states(sender, Oracle.CREATED)).isEqualTo(Map.of(RunState.SUCCEEDED, REQUEST));
    }

    @Test
    void resultsAreCommittedAndNotHeardOf() throws Exception {
        loseCommit(RESULTS);

        oracle.check(sender);
        assertThat(oracle.states(sender, Oracle.CREATED)).isEqualTo(Map.of(RunState.SUCCEEDED, REQUEST));
    }

    @Test
    void responsesAreCommittedAndTheirSenderIsNotTold() throws Exception {
        var lost = cluster.wayToDatabase().loseAnswerOfCommitAfter("insert into", "`response_version`");
        var sending = Thread.ofVirtual().name("sender").start(() -> sender.send(REQUEST));
        happened(lost);
        cluster.wayToDatabase().cut();
        sending.join();

        oracle.check(sender);
    }

    private void loseCommit(String... texts) throws InterruptedException {
        var lost = cluster.wayToDatabase().loseAnswerOfCommitAfter(texts);
        sender.send(REQUEST);
        happened(lost);
        cluster.wayToDatabase().cut();
    }

    @Test
    void consoleIsKilledBetweenClaimAndCall() throws Exception {
        var lost = cluster.wayToDatabase().loseAnswerOfCommitAfter("insert into", CLAIM, "'Lead'");
        sender.send(REQUEST);
        happened(lost);

        cluster.first().kill();
        cluster.first().start();

        oracle.check(sender);
        // Nobody can know any more that nothing had left.
        assertThat(oracle.states(sender, Oracle.CREATED)).isEqualTo(Map.of(RunState.UNCERTAIN, REQUEST));
        assertThat(oracle.recordsByResponse(Oracle.CREATED, sender)).isEmpty();
        oracle.awaitMail("is uncertain");
    }

    @Test
    void consoleIsKilledAsItsResultsAreCommitted() throws Exception {
        var lost = cluster.wayToDatabase().loseAnswerOfCommitAfter(RESULTS);
        sender.send(REQUEST);
        happened(lost);

        cluster.first().kill();
        cluster.first().start();

        oracle.check(sender);
    }

    /** Nothing fences Salesforce: what it heard before the console died is written after the next one has looked. */
    @Test
    void callsOfADeadConsoleAreCommittedAfterTheNextHasDecided() {
        for (String call : new String[] {"upsert", "create"}) {
            cluster.salesforce().addFault(FaultMatch.call(call), new Fault.HoldBeforeCommit(), 1);
        }
        sender.send(REQUEST);
        cluster.salesforce().holds().await(2, SOON);
        cluster.first().kill();
        cluster.first().start();
        oracle.check(sender);
        assertThat(oracle.states(sender, Oracle.CREATED)).isEqualTo(Map.of(RunState.UNCERTAIN, REQUEST));

        cluster.salesforce().holds().releaseAll();

        Awaitility.await("the late records")
                .atMost(SOON)
                .until(() -> oracle.recordsByResponse(Oracle.CREATED, sender).size() == REQUEST);
        oracle.check(sender);
    }

    private static void happened(CountDownLatch lost) throws InterruptedException {
        assertThat(lost.await(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("a commit was lost")
                .isTrue();
    }
}
