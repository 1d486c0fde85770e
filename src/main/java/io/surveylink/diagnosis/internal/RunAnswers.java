package io.surveylink.diagnosis.internal;

import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.diagnosis.Remedy.OpenBudget;
import io.surveylink.diagnosis.Remedy.OpenRun;
import io.surveylink.diagnosis.Remedy.OpenRuns;
import io.surveylink.diagnosis.Remedy.Wait;
import io.surveylink.project.Operation;
import io.surveylink.run.HeldCause;
import io.surveylink.run.HoldCause;
import io.surveylink.run.RunListItem;
import java.time.Duration;
import java.util.List;

/** What came of the runs. */
final class RunAnswers {

    /** What failed longer ago than this explains nothing that happens today. */
    private static final Duration LATELY = Duration.ofDays(7);

    private RunAnswers() {}

    static Found limit(Circumstances now) {
        var limit = now.held(HoldCause.API_LIMIT);
        if (limit.isPresent()) {
            var hold = limit.get();
            return Found.that(Fact.API_LIMIT, evidence(hold), hold.subject()).so(new Wait(hold.nextTryAt()));
        }
        return now.held(HoldCause.API_BUDGET)
                .map(hold -> Found.that(Fact.API_BUDGET, evidence(hold), hold.subject())
                        .so(now.allows(Operation.ADMINISTER) ? new OpenBudget() : Helpers.admin(now)))
                .orElseGet(() -> Found.that(Fact.REQUESTS_LEFT));
    }

    private static Evidence evidence(HeldCause hold) {
        return Evidence.code(hold.code(), hold.since());
    }

    static Found lastError(Circumstances now) {
        if (now.run() != null) {
            return of(now, now.run().run());
        }
        var latest = now.latest();
        if (latest == null) {
            return Found.that(Fact.NO_RUN_YET).so(new Wait(null));
        }
        var troubled = now.troubled();
        return troubled == null || troubled.receivedAt().isBefore(now.now().minus(LATELY))
                ? Found.that(Fact.NO_ERROR, Evidence.at(latest.receivedAt()))
                : of(now, troubled);
    }

    private static Found of(Circumstances now, RunListItem run) {
        return switch (run.state()) {
            case FAILED ->
                Found.that(Fact.RUN_FAILED, evidence(run), run.workflowName()).so(open(now, run));
            case UNCERTAIN ->
                Found.that(Fact.RUN_UNCERTAIN, evidence(run), run.workflowName())
                        .so(open(now, run));
            case RETRYING ->
                Found.that(Fact.RUN_RETRIED, evidence(run), run.workflowName()).so(new Wait(run.retryAt()));
            case SKIPPED ->
                Found.that(
                                run.failedConditions() ? Fact.CONDITIONS_UNMET : Fact.RUN_NOT_SENT,
                                Evidence.at(run.receivedAt()),
                                run.workflowName())
                        .so(open(now, run));
            case CANCELLED ->
                Found.that(Fact.RUN_NOT_SENT, Evidence.at(run.receivedAt()), run.workflowName())
                        .so(open(now, run));
            case SUCCEEDED -> Found.that(Fact.RUN_SUCCEEDED, Evidence.at(run.receivedAt()), run.workflowName());
            case QUEUED, RUNNING, HELD -> Found.that(Fact.NO_ERROR, Evidence.at(run.receivedAt()));
        };
    }

    /** Who sees no data learns nothing more from the run. */
    private static Remedy open(Circumstances now, RunListItem run) {
        return now.allows(Operation.SEE_DATA) ? new OpenRun(run.id()) : Helpers.owner(now);
    }

    private static Evidence evidence(RunListItem run) {
        return new Evidence(run.errorCode(), run.errorFields(), run.errorMessage(), run.receivedAt(), List.of());
    }

    static Found heldRuns(Circumstances now) {
        var run = now.run();
        if (run != null && run.standing().waitsFor() != null) {
            return Found.that(Fact.WAITS_FOR_EARLIER)
                    .so(new OpenRun(run.standing().waitsFor()));
        }
        if (now.held().isEmpty()) {
            return Found.that(Fact.NOTHING_HELD);
        }
        var most = now.held().getFirst();
        int held = now.held().stream().mapToInt(HeldCause::runs).sum();
        return Found.that(Fact.RUNS_HELD, Evidence.code(most.cause().name(), most.since()), held)
                .so(new OpenRuns());
    }
}
