package io.surveylink.run.internal;

import io.surveylink.account.AccountState;
import io.surveylink.common.LaneId;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.internal.CallResult.NewHold;
import io.surveylink.run.internal.TaskRunRepository.NewTaskRun;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.RecordMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final FollowingSteps following;
    private final RecordMapper mapper;
    private final Surveys surveys;
    private final RunNotices notices;
    private final LaneStarter starter;
    private final Clock clock;

    Results(
            LaneRepository lanes,
            TaskRunRepository taskRuns,
            ResultRepository results,
            Holds holds,
            FollowingSteps following,
            RecordMapper mapper,
            Surveys surveys,
            RunNotices notices,
            LaneStarter starter,
            Clock clock) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
        this.results = results;
        this.holds = holds;
        this.following = following;
        this.mapper = mapper;
        this.surveys = surveys;
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
        result.holds().forEach(hold -> begin(batch, hold));
        results.write(
                batch.rows().stream()
                        .map(row -> ResultRow.of(row.id(), result.outcomes().get(row.id()), isLast(row), now))
                        .toList(),
                lane.epoch());
        startFollowing(batch, result, now);
        results.endCall(batch.call(), result.summary().name(), result.code(), now);
        if (result.usage() != null) {
            results.usage(lane.org(), result.usage(), now);
        }
        endPassedProbes(batch, result);
        notices.tell(batch.rows(), result.outcomes());
        results.raiseChange(lane.project());
    }

    /** Rows that an execution that is gone had in flight, as an execution begins that has raised the epoch. */
    @Transactional(propagation = Propagation.MANDATORY)
    void writeAmbiguous(Lane lane, List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes) {
        var now = clock.instant();
        results.write(
                rows.stream()
                        .map(row -> ResultRow.of(row.id(), outcomes.get(row.id()), false, now))
                        .toList(),
                lane.epoch());
        notices.tell(rows, outcomes);
        results.raiseChange(lane.project());
    }

    private void begin(Batch batch, NewHold hold) {
        switch (hold.cause()) {
            case TOKEN_DEAD ->
                holds.beginWhile(
                        AccountState.NEEDS_REAUTHENTICATION, batch.account().id(), hold.cause(), hold.code());
            case BLOCKED_BY_ORG,
                    API_LIMIT,
                    NO_BINDING,
                    OWNER_DEACTIVATED,
                    PAUSED,
                    NO_CONSENT,
                    PERMISSION_MISSING,
                    SCHEMA_CHANGED -> holds.begin(hold.target(), hold.cause(), hold.code(), hold.message());
        }
    }

    private boolean isLast(TaskRow row) {
        return following.after(row.step()).isEmpty();
    }

    private void startFollowing(Batch batch, CallResult result, Instant now) {
        var next = new ArrayList<NewTaskRun>();
        Set<LaneId> woken = new HashSet<>();
        var survey = surveys.definition(batch.lane().project());
        for (var row : batch.rows()) {
            Optional<PublishedStep> step = following.after(row.step());
            var response = result.responses().get(row.run());
            if (step.isEmpty()
                    || response == null
                    || !(result.outcomes().get(row.id()) instanceof RowOutcome.Succeeded)) {
                continue;
            }
            var key = mapper.recordKey(step.get().task(), response, survey);
            next.add(new NewTaskRun(
                    row.run(),
                    batch.lane().project(),
                    row.workflow(),
                    step.get().id(),
                    step.get().lane(),
                    key));
            woken.add(step.get().lane());
        }
        if (!next.isEmpty()) {
            taskRuns.insertTaskRuns(next, now);
            starter.startAfterCommit(woken);
        }
    }

    /** A probe passes when its call is answered without the cause, even if its row fails. */
    private void endPassedProbes(Batch batch, CallResult result) {
        if (batch.probed().isEmpty() || !result.answered()) {
            return;
        }
        var still = result.holds().stream()
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
