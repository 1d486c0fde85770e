package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import io.surveylink.workflow.ConsentStatements;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowActivity;
import io.surveylink.workflow.WorkflowActivity.Activity;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.internal.RevisionRepository.NamedRevision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class ConsentStatementService implements ConsentStatements {

    private static final Activity NONE = new Activity(0, 0, null);

    private final Consents consents;
    private final Projects projects;
    private final RevisionRepository revisions;
    private final WorkflowRepository workflows;
    private final Surveys surveys;
    private final Responses responses;
    private final RecordMapper mapper;
    private final ObjectProvider<WorkflowActivity> activities;
    private final Transactions transactions;

    ConsentStatementService(
            Consents consents,
            Projects projects,
            RevisionRepository revisions,
            WorkflowRepository workflows,
            Surveys surveys,
            Responses responses,
            RecordMapper mapper,
            ObjectProvider<WorkflowActivity> activities,
            Transactions transactions) {
        this.consents = consents;
        this.projects = projects;
        this.revisions = revisions;
        this.workflows = workflows;
        this.surveys = surveys;
        this.responses = responses;
        this.mapper = mapper;
        this.activities = activities;
        this.transactions = transactions;
    }

    /** What all statements of a project are made from. */
    private record Material(
            List<NamedRevision> revisions,
            Map<WorkflowId, Activity> activity,
            SurveyDefinition survey,
            Optional<StoredResponse> response) {}

    @Override
    public List<Statement> of(Actor actor, ProjectId project) {
        var items = consents.all(actor, project);
        if (items.isEmpty()) {
            return List.of();
        }
        return transactions.read(() -> {
            var orgs = workflows.orgs(
                    items.stream().map(item -> item.key().org()).distinct().toList());
            var activity = new LinkedHashMap<WorkflowId, Activity>();
            activities.forEach(spi -> activity.putAll(spi.of(project)));
            var material = new Material(
                    revisions.current(project), activity, surveys.definition(project), latest(actor, project));
            return items.stream()
                    .map(item -> new Statement(item, name(item, orgs), writings(item, material)))
                    .toList();
        });
    }

    private static OrgName name(ConsentItem item, Map<OrgId, OrgName> orgs) {
        return Optional.ofNullable(orgs.get(item.key().org())).orElseThrow();
    }

    private Optional<StoredResponse> latest(Actor actor, ProjectId project) {
        if (!projects.access(actor, project).allows(Operation.SEE_DATA)) {
            return Optional.empty();
        }
        String publicId = projects.find(project).map(ProjectSummary::publicId).orElse("");
        return responses.page(actor, project, null, 1).stream()
                .findFirst()
                .flatMap(item -> Optional.ofNullable(item.content())
                        .map(content -> new StoredResponse(
                                project, publicId, item.externalId(), item.status(), item.recordedAt(), content)));
    }

    private List<Writing> writings(ConsentItem item, Material material) {
        return material.revisions().stream()
                .filter(named -> named.revision().publisher().equals(item.publisher()))
                .flatMap(named -> Tasks.of(named.revision().definition()).stream()
                        .filter(task -> needs(task, item))
                        .map(task -> writing(named, task, material)))
                .toList();
    }

    private static boolean needs(SalesforceTask task, ConsentItem item) {
        var key = item.key();
        return key.org().equals(task.org())
                && key.object().equalsIgnoreCase(task.object())
                && key.operation().equals(task.operation().name());
    }

    private Writing writing(NamedRevision named, SalesforceTask task, Material material) {
        return new Writing(
                named.workflowName(),
                task.mappings().stream().map(ConsentStatementService::label).toList(),
                material.activity()
                        .getOrDefault(named.revision().workflow(), NONE)
                        .runsLastWeek(),
                named.revision().definition().event() instanceof WorkflowEvent.SurveyResponse
                        ? material.response()
                                .map(response -> sample(task, new EventContent.OfResponse(response, material.survey())))
                                .orElse(Map.of())
                        : Map.of());
    }

    private static String label(FieldMapping field) {
        return field.fieldLabel().isEmpty() ? field.field() : field.fieldLabel();
    }

    private Map<String, String> sample(SalesforceTask task, EventContent event) {
        // What an earlier task would write is not known before it has.
        if (task.takesRecords()) {
            return Map.of();
        }
        return switch (mapper.map(task, event)) {
            case RecordMapper.Mapped.Row(var row) -> {
                var values = new LinkedHashMap<String, String>();
                if (row.recordId() != null) {
                    values.put("Id", row.recordId());
                }
                task.mappings()
                        .forEach(field -> Optional.ofNullable(row.value(field.field()))
                                .ifPresent(value -> values.put(label(field), value.toString())));
                yield values;
            }
            case RecordMapper.Mapped.Unmappable none -> Map.of();
        };
    }
}
