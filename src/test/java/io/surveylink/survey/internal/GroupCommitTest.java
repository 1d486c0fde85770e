package io.surveylink.survey.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.survey.internal.GroupCommit.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class GroupCommitTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(work -> {
        var thread = Thread.ofVirtual().unstarted(work);
        threads.add(thread);
        return thread;
    });
    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** @param text what starts with the same letter must not travel together */
    private record Text(String text, int weight) implements GroupCommit.Work<Text> {
        @Override
        public boolean mayTravelWith(Text other) {
            return text.charAt(0) != other.text.charAt(0);
        }
    }

    @AfterEach
    void endCallers() {
        released.countDown();
        callers.close();
    }

    @Test
    void whatGathersWhileAWriterIsBusyIsStoredTogether() throws Exception {
        var commit = commit(LONG);
        var first = busy(commit);
        var others = List.of(send(commit, "a", 1), send(commit, "b", 1), send(commit, "c", 1));
        awaitAllWaiting();

        released.countDown();

        assertThat(first.get()).isEqualTo("stored busy");
        assertThat(results(others)).containsExactly("stored a", "stored b", "stored c");
        assertThat(groups).hasSize(2);
        assertThat(groups.getLast()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aGroupGrowsToItsWeightAndKeepsApartWhatMustNotTravelTogether() throws Exception {
        var commit = commit(LONG);
        busy(commit);
        var a = send(commit, "a", 6);
        awaitAllWaiting();
        var heavy = send(commit, "b", 6);
        awaitAllWaiting();
        var twin = send(commit, "b2", 1);
        awaitAllWaiting();

        released.countDown();

        assertThat(results(List.of(a, heavy, twin))).containsExactly("stored a", "stored b", "stored b2");
        assertThat(groups).containsExactly(List.of("busy"), List.of("a"), List.of("b"), List.of("b2"));
    }

    @Test
    void oneThatCannotBeStoredCostsTheOthersNothing() throws Exception {
        var commit = commit(LONG);
        busy(commit);
        var good = send(commit, "a", 1);
        var bad = send(commit, "too long", 1);
        awaitAllWaiting();

        released.countDown();

        assertThat(good.get()).isEqualTo("stored a");
        assertThatThrownBy(bad::get).hasRootCauseInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void withoutADatabaseAllAreToldAtOnce() throws Exception {
        var commit = commit(LONG);
        busy(commit);
        var all = List.of(send(commit, "a", 1), send(commit, "gone", 1));
        awaitAllWaiting();

        released.countDown();

        for (var one : all) {
            assertThatThrownBy(one::get).hasRootCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(groups).hasSize(2);
        assertThat(commit.store("project", new Text("later", 1))).isEqualTo("stored later");
    }

    @Test
    void whoFindsNoWriterInTimeIsAskedToComeAgainAndIsNotStored() throws Exception {
        var commit = commit(Duration.ofMillis(1));
        var first = busy(commit);

        assertThatThrownBy(send(commit, "a", 1)::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
        released.countDown();

        assertThat(first.get()).as("what is being stored is waited for").isEqualTo("stored busy");
        await().untilAsserted(() -> assertThat(groups).isEqualTo(List.of(List.of("busy"))));
    }

    @Test
    void aBusyKeyLeavesTheOthersTheirWriters() throws Exception {
        var commit = new GroupCommit<String, Text, String>(new Limits(2, 1, 10, LONG), (key, works) -> store(works));
        busy(commit);

        assertThat(commit.store("another project", new Text("a", 1))).isEqualTo("stored a");
    }

    private GroupCommit<String, Text, String> commit(Duration patience) {
        return new GroupCommit<>(new Limits(1, 1, 10, patience), (key, works) -> store(works));
    }

    private List<String> store(List<Text> works) {
        var texts = works.stream().map(Text::text).toList();
        groups.add(texts);
        if (texts.contains("busy")) {
            begun.countDown();
            awaitRelease();
        }
        if (texts.contains("too long")) {
            throw new DataIntegrityViolationException("too long");
        }
        if (texts.contains("gone")) {
            throw new DataAccessResourceFailureException("no connection");
        }
        return texts.stream().map(text -> "stored " + text).toList();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<String> busy(GroupCommit<String, Text, String> commit) throws InterruptedException {
        var busy = send(commit, "busy", 1);
        begun.await();
        return busy;
    }

    private Future<String> send(GroupCommit<String, Text, String> commit, String text, int weight) {
        return callers.submit(() -> commit.store("project", new Text(text, weight)));
    }

    private void awaitAllWaiting() {
        await().untilAsserted(
                        () -> assertThat(threads).allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    private static List<String> results(List<Future<String>> futures) throws Exception {
        var results = new ArrayList<String>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
