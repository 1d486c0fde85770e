package io.surveylink.run.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.surveylink.common.LaneId;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts lanes after the commit that gave them work, never inside it: that costs a third of ingestion. Starts are
 * coalesced here; one that is lost on its way is found by the sweeper.
 */
@Component
class LaneStarter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LaneStarter.class);

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;
    private final Set<LaneId> wanted = ConcurrentHashMap.newKeySet();
    /** Lanes that this node executes: they look for new rows by themselves. */
    private final Set<LaneId> running = ConcurrentHashMap.newKeySet();
    /** Lanes that got work while this node executed them: they may have looked a moment before. */
    private final Set<LaneId> signalled = ConcurrentHashMap.newKeySet();

    private final Semaphore work = new Semaphore(0);
    private final Semaphore sweep = new Semaphore(0);
    private final Thread thread;

    LaneStarter(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("lane-starter").start(this::startWanted);
    }

    void startAfterCommit(Collection<LaneId> lanes) {
        afterCommit(() -> start(lanes));
    }

    /** Something that held rows has ended: the sweeper looks now instead of in a moment. */
    void sweepAfterCommit() {
        afterCommit(sweep::release);
    }

    Semaphore sweepRequests() {
        return sweep;
    }

    void start(Collection<LaneId> lanes) {
        for (var lane : lanes) {
            if (running.contains(lane)) {
                signalled.add(lane);
            } else {
                wanted.add(lane);
            }
        }
        work.release();
    }

    void began(LaneId lane) {
        running.add(lane);
        signalled.remove(lane);
    }

    /** To be called when the lane's execution is gone from the database. */
    void ended(LaneId lane) {
        running.remove(lane);
        if (signalled.remove(lane)) {
            start(Set.of(lane));
        }
    }

    /** A lane that goes on at once instead of at the next poll. */
    void lookForDueExecutions() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    private void startWanted() {
        try {
            while (true) {
                work.acquire();
                work.drainPermits();
                for (var lane : Set.copyOf(wanted)) {
                    wanted.remove(lane);
                    schedule(lane);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("no more lanes are started from here");
        }
    }

    private void schedule(LaneId lane) {
        try {
            // False where the lane has an execution: it finds the rows, or the sweeper does.
            scheduler.getObject().scheduleIfNotExists(LaneTask.instance(lane), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("lane {} was not started, the sweeper will: {}", lane.value(), e.toString());
        }
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
