package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.Transactions;
import io.surveylink.ownership.Bindings;
import io.surveylink.run.internal.Claims.Next;
import io.surveylink.workflow.PublishedWorkflows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One execution of a lane: claim, call, results, again and again until nothing is due or its slice of time has passed.
 */
@Component
class LaneRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final Duration LINGER_LOOK = Duration.ofMillis(200);
    private static final String ANSWER_LOST = "ANSWER_LOST";

    private final LaneRepository lanes;
    private final TaskRunRepository taskRuns;
    private final Claims claims;
    private final Delivery delivery;
    private final Results results;
    private final CallPermits permits;
    private final PublishedWorkflows workflows;
    private final LostAnswers lostAnswers;
    private final Bindings bindings;
    private final DatabaseOutage outage;
    private final Transactions transactions;
    private final Clock clock;

    LaneRunner(
            LaneRepository lanes,
            TaskRunRepository taskRuns,
            Claims claims,
            Delivery delivery,
            Results results,
            CallPermits permits,
            PublishedWorkflows workflows,
            LostAnswers lostAnswers,
            Bindings bindings,
            DatabaseOutage outage,
            Transactions transactions,
            Clock clock) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
        this.claims = claims;
        this.delivery = delivery;
        this.results = results;
        this.permits = permits;
        this.workflows = workflows;
        this.lostAnswers = lostAnswers;
        this.bindings = bindings;
        this.outage = outage;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return true if the lane has more to do and wants to be executed again at once */
    boolean run(LaneId id, BooleanSupplier stopping) {
        long sliceEnds = System.nanoTime() + SLICE.toNanos();
        try {
            var lane = begin(id, stopping);
            while (!stopping.getAsBoolean() && System.nanoTime() < sliceEnds) {
                switch (sendNext(lane, stopping)) {
                    case Next.Send sent -> {}
                    case Next.Linger(var until) -> linger(until);
                    case Next.Idle idle -> {
                        return false;
                    }
                    case Next.Lost lost -> {
                        LOG.info("lane {} has gone to another execution", id.value());
                        return false;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** From here on nothing counts that an older execution still does; what it had in flight is ambiguous. */
    private Lane begin(LaneId id, BooleanSupplier stopping) throws InterruptedException {
        var lane = outage.outlive(() -> transactions.write(() -> lanes.raiseEpoch(id)), stopping);
        var rows = outage.outlive(() -> taskRuns.inFlightBefore(lane), stopping);
        if (!rows.isEmpty()) {
            LOG.info("lane {} takes over {} rows in flight", id.value(), rows.size());
            var outcomes = ambiguous(lane, rows);
            outage.outlive(() -> transactions.write(() -> results.writeAmbiguous(lane, rows, outcomes)), stopping);
        }
        return lane;
    }

    private Map<TaskRunId, RowOutcome> ambiguous(Lane lane, List<TaskRow> rows) {
        var steps = workflows.steps(rows.stream().map(TaskRow::step).distinct().toList());
        var outcomes = new HashMap<TaskRunId, RowOutcome>();
        var creates = new ArrayList<TaskRow>();
        for (var row : rows) {
            var step = steps.get(row.step());
            if (step != null && CallShape.of(step.task()).repeatable()) {
                outcomes.put(row.id(), new RowOutcome.Retry(clock.instant(), ANSWER_LOST, ""));
            } else {
                creates.add(row);
                outcomes.put(row.id(), new RowOutcome.Uncertain(ANSWER_LOST, ""));
            }
        }
        if (!creates.isEmpty()) {
            bindings.find(lane.project(), lane.org())
                    .ifPresent(
                            account -> outcomes.putAll(lostAnswers.ofCreates(lane, account, creates, ANSWER_LOST, "")));
        }
        return outcomes;
    }

    private Next sendNext(Lane lane, BooleanSupplier stopping) throws InterruptedException {
        try (var permit = permits.acquire(lane.org(), lane.project())) {
            var next = claimNext(lane, stopping);
            if (next instanceof Next.Send(var batch)) {
                var result = delivery.deliver(batch);
                // Without its results a create would be uncertain.
                outage.outlive(() -> transactions.write(() -> results.write(batch, result)), stopping);
            }
            return next;
        }
    }

    /** A claim that failed may be committed all the same. Nothing of it has left: it goes back before the next. */
    private Next claimNext(Lane lane, BooleanSupplier stopping) throws InterruptedException {
        var again = new AtomicBoolean();
        return outage.outlive(
                () -> transactions.write(() -> {
                    if (again.getAndSet(true)) {
                        results.writeUnsent(lane, taskRuns.inFlight(lane));
                    }
                    return claims.next(lane);
                }),
                stopping);
    }

    private void linger(Instant until) throws InterruptedException {
        var left = Duration.between(clock.instant(), until);
        Thread.sleep(left.compareTo(LINGER_LOOK) < 0 ? left.plusMillis(1) : LINGER_LOOK);
    }
}
