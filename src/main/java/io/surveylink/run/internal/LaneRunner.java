package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.Transactions;
import io.surveylink.run.internal.Claims.Next;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.PublishedWorkflows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * One execution of a lane: claim, call, results, again and again until nothing is due or its slice of time has passed.
 */
@Component
class LaneRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final Duration LINGER_LOOK = Duration.ofMillis(200);
    private static final Duration DATABASE_PAUSE = Duration.ofMillis(500);
    private static final String ANSWER_LOST = "ANSWER_LOST";

    private final LaneRepository lanes;
    private final TaskRunRepository taskRuns;
    private final Claims claims;
    private final Delivery delivery;
    private final Results results;
    private final CallPermits permits;
    private final PublishedWorkflows workflows;
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
            Transactions transactions,
            Clock clock) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
        this.claims = claims;
        this.delivery = delivery;
        this.results = results;
        this.permits = permits;
        this.workflows = workflows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return true if the lane has more to do and wants to be executed again at once */
    boolean run(LaneId id, BooleanSupplier stopping) {
        var lane = transactions.write(() -> begin(id));
        long sliceEnds = System.nanoTime() + SLICE.toNanos();
        try {
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
    private Lane begin(LaneId id) {
        var lane = lanes.raiseEpoch(id);
        var rows = taskRuns.inFlightBefore(lane);
        if (!rows.isEmpty()) {
            LOG.info("lane {} takes over {} rows in flight", id.value(), rows.size());
            results.writeAmbiguous(lane, rows, ambiguous(rows));
        }
        return lane;
    }

    private Map<TaskRunId, RowOutcome> ambiguous(List<TaskRow> rows) {
        var steps = workflows.steps(rows.stream().map(TaskRow::step).distinct().toList());
        var outcomes = new HashMap<TaskRunId, RowOutcome>();
        for (var row : rows) {
            var step = steps.get(row.step());
            boolean repeatable = step != null && step.task().operation() != WriteOperation.CREATE;
            outcomes.put(
                    row.id(),
                    repeatable
                            ? new RowOutcome.Retry(clock.instant(), ANSWER_LOST, "")
                            : new RowOutcome.Uncertain(ANSWER_LOST, ""));
        }
        return outcomes;
    }

    private Next sendNext(Lane lane, BooleanSupplier stopping) throws InterruptedException {
        try (var permit = permits.acquire(lane.org())) {
            var next = transactions.write(() -> claims.next(lane));
            if (next instanceof Next.Send(var batch)) {
                var result = delivery.deliver(batch);
                keepTrying(() -> transactions.write(() -> results.write(batch, result)), stopping);
            }
            return next;
        }
    }

    private void linger(Instant until) throws InterruptedException {
        var left = Duration.between(clock.instant(), until);
        Thread.sleep(left.compareTo(LINGER_LOOK) < 0 ? left.plusMillis(1) : LINGER_LOOK);
    }

    /** Results in hand outlive an outage of the database: without them a create would be uncertain. */
    private static void keepTrying(Runnable work, BooleanSupplier stopping) throws InterruptedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                boolean hopeless = e instanceof NonTransientDataAccessException
                        && !(e instanceof NonTransientDataAccessResourceException);
                if (hopeless || stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warn("results could not be written, trying again: {}", e.toString());
                Thread.sleep(DATABASE_PAUSE);
            }
        }
    }
}
