package io.surveylink.workflow;

import io.surveylink.common.LaneId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the engine needs to know of workflows. */
public interface PublishedWorkflows {

    /**
     * The project's published workflows that take events (active or paused) with the revision published now; read in
     * the caller's transaction, one query that costs little enough for every ingestion.
     */
    default List<PublishedWorkflow> takingEvents(ProjectId project) {
        return told(project).taking();
    }

    /** As {@link #takingEvents}, with those that are switched off: they are told of events too, and take none. */
    Told told(ProjectId project);

    /** The project's published workflows by whether they take events. */
    record Told(List<PublishedWorkflow> taking, List<PublishedWorkflow> switchedOff) {}

    /** Steps of any revision, by id. Steps never change, so implementations keep them in memory. */
    Map<StepId, PublishedStep> steps(Collection<StepId> ids);

    /** What must be true of an event of each revision; kept in memory as steps are. */
    Map<RevisionId, Conditions> conditions(Collection<RevisionId> revisions);

    /** A workflow and its published revision. */
    record PublishedWorkflow(
            WorkflowId id,
            RevisionId revision,
            WorkflowEvent event,
            Conditions conditions,
            List<PublishedStep> steps) {}

    /** One task of a revision with its lane. */
    record PublishedStep(
            StepId id,
            WorkflowId workflow,
            RevisionId revision,
            ProjectId project,
            int position,
            String title,
            LaneId lane,
            OrgId org,
            SalesforceTask task) {}
}
