package io.surveylink.run;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that a workflow was told of and that started no run, for everybody who sees the project's runs. */
public interface UnstartedEvents {

    /** At most {@link Runs#COUNT_LIMIT}. */
    int count(Actor actor, @Nullable ProjectId project);

    /**
     * The newest first.
     *
     * @param project null for all that the actor may see
     * @param before the {@code number} of the last one of the page before, null for the first page
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    List<Unstarted> list(Actor actor, @Nullable ProjectId project, @Nullable Long before, int limit);

    /**
     * An event.
     *
     * @param event null if what came in names no record
     * @param responseNumber of the response's version; null for a record
     */
    record Unstarted(
            long number,
            String projectName,
            WorkflowId workflow,
            String workflowName,
            String workflowPublicId,
            @Nullable EventSubject event,
            @Nullable Integer responseNumber,
            UnstartedReason reason,
            Instant at) {}
}
