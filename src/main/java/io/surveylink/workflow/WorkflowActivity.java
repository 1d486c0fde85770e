package io.surveylink.workflow;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SPI of workflow, implemented by run: what happened lately, for lists. One query for a whole project. */
public interface WorkflowActivity {

    Map<WorkflowId, Activity> of(ProjectId project);

    /** Runs of the last 7 days, runs that wait or are held now, and when the last one began. */
    record Activity(
            long runsLastWeek, long waiting, @Nullable Instant lastRunAt) {}
}
