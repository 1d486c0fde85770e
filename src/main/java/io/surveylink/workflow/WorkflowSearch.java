package io.surveylink.workflow;

import io.surveylink.user.Actor;
import java.util.List;

/** Workflows by their names. */
public interface WorkflowSearch {

    /**
     * Those whose names contain the text, by name, in projects that the actor owns or is a member of; one statement.
     *
     * @param text not blank
     */
    List<FoundWorkflow> find(Actor actor, String text, int limit);

    /** Enough to tell it from others, and to go there. */
    record FoundWorkflow(String publicId, String name, String projectName) {}
}
