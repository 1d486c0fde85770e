package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.run.internal.LaneRepository.DueStep;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts lanes that have due rows and no execution, so that no wake-up can be lost. A plain thread on every node: it
 * must go on by itself when the database comes back.
 */
@Component
class LaneSweeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSweeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final LaneRepository lanes;
    private final HoldRepository holds;
    private final LaneStarter starter;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    LaneSweeper(LaneRepository lanes, HoldRepository holds, LaneStarter starter, Clock clock) {
        this.lanes = lanes;
        this.holds = holds;
        this.starter = starter;
        this.clock = clock;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("lane-sweeper").start(this::sweepForEver);
    }

    @Override
    public void stop() {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void sweepForEver() {
        while (!stopping) {
            try {
                starter.sweepRequests().tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                starter.sweepRequests().drainPermits();
                sweep();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("lanes could not be swept, trying again in {}: {}", EVERY, e.toString());
            }
        }
    }

    /** Three statements, however many lanes are held. */
    private void sweep() {
        var due = lanes.withoutExecution(clock.instant());
        if (due.isEmpty()) {
            return;
        }
        var holdsByPlace = new ActiveHolds(holds.active());
        Set<LaneId> startable = due.stream()
                .filter(step -> canMove(step, holdsByPlace))
                .map(DueStep::lane)
                .collect(Collectors.toSet());
        if (!startable.isEmpty()) {
            starter.start(startable);
        }
    }

    /** A step that is held is left alone, or its lane would be started for nothing every two seconds. */
    private boolean canMove(DueStep step, ActiveHolds active) {
        var now = clock.instant();
        boolean bound = step.bound() != null;
        return step.org() != null
                && active.of(step.project(), step.org(), step.bound()).stream()
                        .filter(hold -> hold.covers(step.step(), step.workflow()))
                        .allMatch(hold -> hold.isHealed(bound, step.ownerActedFor()) || hold.mayBeProbed(now));
    }
}
