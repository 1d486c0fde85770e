package io.surveylink.workflow;

import io.surveylink.common.ProjectId;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.List;
import java.util.Map;

/** What a consent lets happen, said plainly: what is written where, how often, and how one record would look. */
public interface ConsentStatements {

    /** Of all of the owner's consents for the owner, of one's own for others; a fixed number of statements. */
    List<Statement> of(Actor actor, ProjectId project);

    /**
     * One consent.
     *
     * @param writings by each published or waiting task that needs it; empty where none does any more
     */
    record Statement(ConsentItem consent, OrgName org, List<Writing> writings) {}

    /**
     * What one task writes.
     *
     * @param fields labels as they were chosen
     * @param runsLastWeek of its workflow
     * @param sample the record that the latest response would make, values by field label; empty where there is no
     *     response or the reader may not see answers
     */
    record Writing(String workflowName, List<String> fields, long runsLastWeek, Map<String, String> sample) {}
}
