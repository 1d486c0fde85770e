package io.surveylink.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.run.internal.CallPermits.Permit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallPermitsTest {

    private static final OrgId ORG = new OrgId(1);
    private static final ProjectId BIG = new ProjectId(1);
    private static final ProjectId SMALL = new ProjectId(2);

    private final CallPermits permits = new CallPermits();
    private final List<ProjectId> served = Collections.synchronizedList(new ArrayList<>());
    private final LinkedBlockingQueue<Permit> held = new LinkedBlockingQueue<>();
    private final List<Thread> lanes = new ArrayList<>();

    @AfterEach
    void stop() {
        lanes.forEach(Thread::interrupt);
    }

    @Test
    void fourCallsOfAnOrgAreInFlightAtMost() throws Exception {
        takeAll();
        lane(BIG);
        lane(SMALL);

        await().until(() -> lanes.stream().allMatch(CallPermitsTest::waits));
        assertThat(served).isEmpty();
        permits.acquire(new OrgId(2), BIG).close();
        release();
        await().until(() -> served.size() == 1);
    }

    @Test
    void projectsTakeTurnsHoweverManyLanesEachHas() throws Exception {
        takeAll();
        for (int i = 0; i < 6; i++) {
            lane(BIG);
        }
        lane(SMALL);
        lane(SMALL);
        await().until(() -> lanes.stream().allMatch(CallPermitsTest::waits));

        for (int i = 1; i <= 8; i++) {
            int calls = i;
            release();
            await().until(() -> served.size() == calls);
        }

        assertThat(served).startsWith(BIG, SMALL, BIG, SMALL, BIG, BIG);
    }

    @Test
    void whoGivesUpLeavesNoPermitBehind() throws Exception {
        takeAll();
        var impatient = lane(BIG);
        await().until(() -> waits(impatient));
        impatient.interrupt();
        impatient.join();

        release();

        try (var permit = permits.acquire(ORG, SMALL)) {
            assertThat(permit).isNotNull();
        }
    }

    private void takeAll() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            held.add(permits.acquire(ORG, BIG));
        }
    }

    private void release() throws InterruptedException {
        var permit = held.poll(5, TimeUnit.SECONDS);
        assertThat(permit).isNotNull();
        permit.close();
    }

    /** Takes one permit and keeps it until it is released. Lanes queue in the order they are made. */
    private Thread lane(ProjectId project) {
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                var permit = permits.acquire(ORG, project);
                served.add(project);
                held.add(permit);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        lanes.add(thread);
        await().until(() -> waits(thread));
        return thread;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }
}
