package io.surveylink.workflow;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SPI of workflow, implemented by run: what happened lately, for lists. One query for a whole project. */
public interface WorkflowActivity {

    Map<WorkflowId, Activity> of(ProjectId project);

    /** Of one workflow, for who is about to change it. */
    Load load(WorkflowId workflow, Instant since);

    /**
     * What depends on a workflow.
     *
     * @param runs that began since the time asked for
     * @param waiting runs that wait or are held now
     */
    record Load(long runs, long waiting) {}

    /** Runs of the last 7 days, runs that wait or are held now, and when the last one began. */
    record Activity(
            long runsLastWeek, long waiting, @Nullable Instant lastRunAt) {}
}
