package io.surveylink.workflow;

import io.surveylink.common.RevisionId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import java.util.List;

/** SPI, told in the transaction of the change; implemented by the engine, which holds and releases. */
public interface WorkflowListener {

    /** @param missing consents that the owner has not given: the steps that need them are held */
    void published(WorkflowId workflow, RevisionId revision, List<PublishedStep> steps, List<ConsentKey> missing);

    void paused(WorkflowId workflow, boolean byAdmin);

    void resumed(WorkflowId workflow);
}
