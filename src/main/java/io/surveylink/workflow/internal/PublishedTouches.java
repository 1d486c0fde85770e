package io.surveylink.workflow.internal;

import io.surveylink.account.Touched;
import io.surveylink.account.TouchedByWorkflows;
import io.surveylink.common.AccountId;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.WorkflowRepository.ServedWorkflow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What published workflows touch with the accounts that their projects' bindings name. */
@Component
class PublishedTouches implements TouchedByWorkflows {

    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;

    PublishedTouches(WorkflowRepository workflows, RevisionRepository revisions) {
        this.workflows = workflows;
        this.revisions = revisions;
    }

    @Override
    public Map<AccountId, List<Touched>> with(Collection<AccountId> accounts) {
        var served = workflows.servedBy(accounts);
        if (served.isEmpty()) {
            return Map.of();
        }
        Map<?, RevisionRow> definitions = revisions.findAll(
                served.stream().map(ServedWorkflow::revision).distinct().toList());
        var touched = new HashMap<AccountId, List<Touched>>();
        for (ServedWorkflow workflow : served) {
            var revision = definitions.get(workflow.revision());
            if (revision != null) {
                touched.computeIfAbsent(workflow.account(), one -> new ArrayList<>())
                        .addAll(Touches.of(workflow.id(), workflow.name(), workflow.revision(), revision.definition())
                                .getOrDefault(workflow.org(), List.of()));
            }
        }
        return touched;
    }
}
