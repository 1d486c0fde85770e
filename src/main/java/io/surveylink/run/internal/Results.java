package io.surveylink.run.internal;

import io.surveylink.account.AccountState;
import io.surveylink.common.RunId;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.internal.CallResult.NewHold;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what came of a batch in one transaction, if the lane is still this execution's. */
@Component
class Results {

    private static final Logger LOG = LoggerFactory.getLogger(Results.class);

    private final LaneRepository lanes;
    private final TaskRunRepository taskRuns;
    private final ResultRepository results;
    private final Holds holds;
    private final NextSteps nextSteps;
    private final NewRunRepository newRuns;
    private final Budgets budgets;
    private final RunNotices notices;
    private final LaneStarter starter;
    private final Clock clock;

    Results(
            LaneRepository lanes,
            TaskRunRepository taskRuns,
            ResultRepository results,
            Holds holds,
            NextSteps nextSteps,
            NewRunRepository newRuns,
            Budgets budgets,
            RunNotices notices,
            LaneStarter starter,
            Clock clock) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
        this.results = results;
        this.holds = holds;
        this.nextSteps = nextSteps;
        this.newRuns = newRuns;
        this.budgets = budgets;
        this.notices = notices;
        this.starter = starter;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(Batch batch, CallResult result) {
        var lane = batch.lane();
        if (!lanes.holdsEpoch(lane)) {
            LOG.warn(
                    "lane {} has another execution: the results of call {} are its to find out",
                    lane.id().value(),
                    batch.call().value());
            return;
        }
        var now = clock.instant();
        var newHolds = new ArrayList<>(result.holds());
        budgets.used(lane.org(), result.usage(), now).ifPresent(newHolds::add);
        newHolds.forEach(hold -> begin(batch, hold));
        writeRows(lane, batch.rows(), result.outcomes(), now);
        results.endCall(batch.call(), result.summary().name(), result.code(), now);
        endPassedProbes(batch, result, newHolds);
        notices.tell(batch.rows(), result.outcomes());
        results.raiseChange(lane.project());
    }

    /** Rows that an execution that is gone had in flight, as an execution begins that has raised the epoch. */
    @Transactional(propagation = Propagation.MANDATORY)
    void writeAmbiguous(Lane lane, List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes) {
        if (lanes.holdsEpoch(lane)) {
            writeWithoutAnswer(lane, rows, outcomes, CallResult.Summary.UNKNOWN);
        }
    }

    /** Rows that this execution has claimed without hearing of it: they wait as before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void writeUnsent(Lane lane, List<TaskRow> rows) {
        if (!rows.isEmpty() && lanes.holdsEpoch(lane)) {
            LOG.info("lane {} puts {} rows back that had not left", lane.id().value(), rows.size());
            writeWithoutAnswer(lane, rows, Map.of(), CallResult.Summary.DROPPED);
        }
    }

    private void writeWithoutAnswer(
            Lane lane, List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes, CallResult.Summary summary) {
        var now = clock.instant();
        writeRows(lane, rows, outcomes, now);
        results.endCallsOf(rows.stream().map(TaskRow::id).toList(), summary.name(), now);
        notices.tell(rows, outcomes);
        results.raiseChange(lane.project());
    }

    private void writeRows(Lane lane, List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes, Instant now) {
        results.write(
                rows.stream()
                        .map(row -> ResultRow.of(
                                row.id(),
                                // Nothing was heard because nothing was sent.
                                outcomes.getOrDefault(row.id(), new RowOutcome.Dropped()),
                                isLast(row),
                                now))
                        .toList(),
                lane.epoch());
        goOn(lane, rows, outcomes, now);
    }

    private void begin(Batch batch, NewHold hold) {
        switch (hold.cause()) {
            case TOKEN_DEAD ->
                holds.beginWhile(
                        AccountState.NEEDS_REAUTHENTICATION, batch.account().id(), hold.cause(), hold.code());
            case BLOCKED_BY_ORG,
                    API_LIMIT,
                    API_BUDGET,
                    NO_BINDING,
                    OWNER_DEACTIVATED,
                    PAUSED,
                    NO_CONSENT,
                    ORG_CHANGED,
                    PERMISSION_MISSING,
                    SCHEMA_CHANGED -> holds.begin(hold.target(), hold.cause(), hold.code(), hold.message());
        }
    }

    private boolean isLast(TaskRow row) {
        return nextSteps.after(row.step()).isEmpty();
    }

    /** What is written goes on with its next step; what ended early gives up the turns of its later steps. */
    private void goOn(Lane lane, List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes, Instant now) {
        var done = new ArrayList<NextSteps.Done>();
        var ended = new ArrayList<RunId>();
        for (var row : rows) {
            var outcome = outcomes.get(row.id());
            if (outcome != null && outcome.isWritten()) {
                done.add(NextSteps.Done.of(row));
            } else if (outcome instanceof RowOutcome.Failed && !isLast(row)) {
                ended.add(row.run());
            }
        }
        nextSteps.begin(lane.project(), done, now);
        if (!ended.isEmpty()) {
            newRuns.endTurnsOf(ended);
        }
    }

    /** A probe passes when its call is answered without the cause, even if its row fails. */
    private void endPassedProbes(Batch batch, CallResult result, List<NewHold> newHolds) {
        if (batch.probed().isEmpty() || !result.answered()) {
            return;
        }
        var still = newHolds.stream()
                .map(hold -> hold.target().activeKey(hold.cause()))
                .collect(Collectors.toSet());
        for (var hold : batch.probed()) {
            if (!still.contains(hold.target().activeKey(hold.cause()))) {
                holds.end(hold.target(), hold.cause());
                starter.sweepAfterCommit();
            }
        }
    }
}
