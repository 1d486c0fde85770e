package io.surveylink.run;

import io.surveylink.common.Environment;
import io.surveylink.common.RunId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.Conditions.Comparison;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with everything that happened to it.
 *
 * @param response the version that it is pinned to; null if a message of Salesforce started it
 * @param steps all of the revision, those that have not begun too
 * @param hold what holds the step it is at, if it is held
 * @param decisions of people, the oldest first
 * @param content what came in; empty where the reader may not see data
 * @param unmet the comparisons that were not true, of a run that was skipped for its conditions, with the survey that
 *     they are about; null for other runs and where the reader may not see data
 */
public record RunDetail(
        RunListItem run,
        String projectSlug,
        String workflowPublicId,
        @Nullable ResponseVersion response,
        List<StepRun> steps,
        @Nullable HeldCause hold,
        List<Decided> decisions,
        Standing standing,
        List<Value> content,
        @Nullable Unmet unmet) {

    /** A version of a response. */
    public record ResponseVersion(int number, String status) {}

    /** What was not true of an event. */
    public record Unmet(List<Comparison> comparisons, SurveyDefinition survey) {}

    /**
     * What can be decided about it.
     *
     * @param mayControl true if the reader is the one to decide
     * @param outdated true if another revision is published now
     * @param waitsFor the run of an earlier event that it waits for, with the same record; null if it waits for none
     */
    public record Standing(
            boolean mayControl, boolean outdated, @Nullable RunId waitsFor) {}

    /** What a person decided about it; the oldest first. */
    public record Decided(RunDecision decision, String person, int revisionNumber, String note, Instant at) {}

    /**
     * A step and its task run.
     *
     * @param state null if it has not begun
     * @param accountName who it runs as; null if nobody is bound
     */
    public record StepRun(
            int position,
            WriteOperation operation,
            String title,
            String object,
            String orgName,
            Environment environment,
            String orgHost,
            @Nullable String accountName,
            @Nullable String username,
            @Nullable RunState state,
            @Nullable Instant since,
            @Nullable Instant finishedAt,
            @Nullable Instant dueAt,
            @Nullable String recordId,
            @Nullable Boolean recordCreated,
            List<Attempt> attempts) {}

    /**
     * One attempt; the call it travelled in.
     *
     * @param errorMessage null where the reader may not see data
     */
    public record Attempt(
            int number,
            AttemptOutcome outcome,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            String operation,
            int rowsInCall,
            String accountName,
            String username,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** An answer or embedded data, with the name people know it by. */
    public record Value(String name, String value) {}
}
