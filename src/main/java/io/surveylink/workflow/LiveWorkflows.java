package io.surveylink.workflow;

import io.surveylink.common.Watch;
import io.surveylink.common.WorkflowId;

/** Tells who looks at a workflow that somebody changed it: published, paused, took it over, proposed, commented. */
public interface LiveWorkflows {

    /** @param changed called from a thread of its own, at most once a second; to be short */
    Watch watch(WorkflowId workflow, Runnable changed);
}
