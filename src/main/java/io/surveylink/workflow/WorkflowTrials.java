package io.surveylink.workflow;

import io.surveylink.common.NotificationId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Workflows.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries a definition, published or not, on one response or one outbound message: first without writing, then, on a
 * response and if the owner wants, for real.
 */
public interface WorkflowTrials {

    /** Before the id of a response that is written as a test: no record of a real response is found by its key. */
    String MARK = "TEST-";

    /** What came last and a trial can be made with, by the event of the definition; the newest first. EDIT. */
    List<Recent> recent(Actor actor, WorkflowId workflow, WorkflowDefinition definition);

    /**
     * What would be written, against what Salesforce describes now to the actor's own account. Writes nothing. EDIT.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN
     */
    Trial dry(Actor actor, WorkflowId workflow, WorkflowDefinition definition, Sample sample);

    /**
     * Writes it with the run-as accounts, task by task, as a run would; stops at the first that is not written. The
     * owner's alone: it spends the owner's credentials. Not with a message: what it tells of is a real record, which no
     * mark tells from others.
     *
     * @return one for each task that was tried
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN, INVALID_INPUT for a message,
     *     WORKFLOW_HAS_PROBLEMS if anything stands against publishing, TRIAL_CONDITIONS_UNMET
     */
    List<Written> write(Actor actor, WorkflowId workflow, WorkflowDefinition definition, Sample sample);

    /** What a trial is made with. */
    sealed interface Sample {

        /** A response that the survey could have, made up of its questions; or a message with something in every field. */
        record MadeUp() implements Sample {}

        /** The latest version of a stored response, by the id that its sender gave it. */
        record Stored(String responseId) implements Sample {}

        /** One of the latest messages that came to the workflow's URL. */
        record Message(NotificationId id) implements Sample {}
    }

    /**
     * Something to choose.
     *
     * @param name id of the response, or of the record that the message tells of
     */
    record Recent(Sample sample, String name, Instant at) {}

    /**
     * How a trial went.
     *
     * @param unmet the workflow's conditions that are not true: a run would be skipped
     * @param problems of the workflow as a whole, of its event and its conditions
     */
    record Trial(List<Comparison> unmet, List<Problem> problems, List<TaskTrial> tasks) {

        /** True if a run would write every task, as far as can be known. */
        public boolean fits() {
            return problems.isEmpty() && tasks.stream().allMatch(TaskTrial::fits);
        }
    }

    /** @param problems that stand against publishing the task */
    record TaskTrial(SalesforceTask task, List<FieldTrial> fields, List<Problem> problems) {

        boolean fits() {
            return problems.isEmpty() && fields.stream().noneMatch(field -> field.outcome() == FieldOutcome.UNFIT);
        }
    }

    /**
     * One field of the record that would be written.
     *
     * @param value as it would be sent; empty where nothing is
     * @param code key of what is wrong, for UNFIT: {@code workflow.mapping.<code>}
     */
    record FieldTrial(
            FieldMapping mapping,
            FieldOutcome outcome,
            String value,
            @Nullable String code) {}

    /** What would become of a field. */
    enum FieldOutcome {
        WRITTEN,
        /** Nothing fills it, and that clears it. */
        CLEARED,
        /** Nothing fills it, and it is left as it is. */
        SKIPPED,
        /** Its own conditions are not met. */
        NOT_ASKED,
        /** Filled with the id of a record that only a real run writes. */
        LATER,
        UNFIT
    }

    /**
     * What became of one task.
     *
     * @param recordId null if it was not written
     * @param code of Salesforce or of a mapping, if it was not written
     * @param message in the words of Salesforce
     */
    record Written(
            SalesforceTask task,
            @Nullable String recordId,
            @Nullable String code,
            String message) {}
}
