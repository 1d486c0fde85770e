package io.surveylink.workflow.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.StepId;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.internal.RevisionRepository.PublishedRevision;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.RevisionRepository.StepRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Revisions never change: what was parsed once is kept, and an ingestion asks only which ones are published now. */
@Component
class PublishedWorkflowCatalog implements PublishedWorkflows {

    private static final int REVISIONS_IN_MEMORY = 5_000;
    private static final int STEPS_IN_MEMORY = 20_000;

    private final RevisionRepository revisions;
    private final BoundedCache<RevisionId, PublishedWorkflow> byRevision = new BoundedCache<>(REVISIONS_IN_MEMORY);
    private final BoundedCache<StepId, PublishedStep> byStep = new BoundedCache<>(STEPS_IN_MEMORY);

    PublishedWorkflowCatalog(RevisionRepository revisions) {
        this.revisions = revisions;
    }

    @Override
    public Told told(ProjectId project) {
        var published = revisions.published(project);
        var known = load(published.stream().map(PublishedRevision::revision).toList());
        var taking = new ArrayList<PublishedWorkflow>();
        var switchedOff = new ArrayList<PublishedWorkflow>();
        for (var row : published) {
            Optional.ofNullable(known.get(row.revision()))
                    .ifPresent(workflow -> (row.takesEvents() ? taking : switchedOff).add(workflow));
        }
        return new Told(taking, switchedOff);
    }

    @Override
    public Map<StepId, PublishedStep> steps(Collection<StepId> ids) {
        var found = new HashMap<StepId, PublishedStep>();
        var missing = new HashSet<StepId>();
        for (StepId id : ids) {
            byStep.get(id).ifPresentOrElse(step -> found.put(id, step), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            load(revisions.revisionsOf(missing)).values().stream()
                    .flatMap(workflow -> workflow.steps().stream())
                    .filter(step -> missing.contains(step.id()))
                    .forEach(step -> found.put(step.id(), step));
        }
        return found;
    }

    @Override
    public Map<RevisionId, Conditions> conditions(Collection<RevisionId> ids) {
        return load(ids).values().stream()
                .collect(Collectors.toMap(PublishedWorkflow::revision, PublishedWorkflow::conditions));
    }

    List<PublishedStep> stepsOf(RevisionId revision) {
        return load(List.of(revision)).values().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .toList();
    }

    private Map<RevisionId, PublishedWorkflow> load(Collection<RevisionId> ids) {
        var found = new HashMap<RevisionId, PublishedWorkflow>();
        var missing = new ArrayList<RevisionId>();
        for (RevisionId id : ids) {
            byRevision.get(id).ifPresentOrElse(workflow -> found.put(id, workflow), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            var steps = revisions.stepsOf(missing).stream().collect(Collectors.groupingBy(StepRow::revision));
            revisions.findAll(missing).values().forEach(row -> {
                var workflow = workflow(row, steps.getOrDefault(row.id(), List.of()));
                byRevision.put(row.id(), workflow);
                workflow.steps().forEach(step -> byStep.put(step.id(), step));
                found.put(row.id(), workflow);
            });
        }
        return found;
    }

    private static PublishedWorkflow workflow(RevisionRow revision, List<StepRow> rows) {
        var tasks =
                Tasks.of(revision.definition()).stream().collect(Collectors.toMap(SalesforceTask::key, task -> task));
        var steps = rows.stream()
                .map(row -> step(row, required(tasks.get(row.key()))))
                .toList();
        WorkflowEvent event = required(revision.definition().event());
        return new PublishedWorkflow(
                revision.workflow(), revision.id(), event, revision.definition().conditions(), steps);
    }

    private static PublishedStep step(StepRow row, SalesforceTask task) {
        return new PublishedStep(
                row.id(),
                row.workflow(),
                row.revision(),
                row.project(),
                row.position(),
                row.title(),
                row.lane(),
                row.org(),
                task);
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a revision was published with a part missing");
        }
        return part;
    }
}
