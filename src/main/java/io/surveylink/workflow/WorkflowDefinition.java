package io.surveylink.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Event and ordered steps of a workflow; immutable, kept as JSON in drafts and revisions.
 *
 * @param event null in a draft that has not been told when to start
 */
public record WorkflowDefinition(@Nullable WorkflowEvent event, List<Step> steps) {

    public static final WorkflowDefinition EMPTY = new WorkflowDefinition(null, List.of());

    public WorkflowDefinition {
        steps = List.copyOf(steps);
    }
}
