package io.surveylink.workflow.internal;

import io.surveylink.account.Touched;
import io.surveylink.account.Touched.TouchedField;
import io.surveylink.common.OrgId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tasks of a definition touch in Salesforce, by org. */
final class Touches {

    private static final String RECORD_TYPE = "RecordTypeId";

    private Touches() {}

    /**
     * Tasks that name no org or object yet touch nothing.
     *
     * @param revision null for a draft
     */
    static Map<OrgId, List<Touched>> of(
            WorkflowId workflow, String name, @Nullable RevisionId revision, WorkflowDefinition definition) {
        var byOrg = new LinkedHashMap<OrgId, List<Touched>>();
        var tasks = Tasks.of(definition);
        // The editor numbers event and conditions too.
        int first = definition.conditions().none() ? 2 : 3;
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var org = task.org();
            var object = task.object();
            if (org != null && object != null) {
                var step = new Touched.Step(workflow, name, task.key(), first + i);
                byOrg.computeIfAbsent(org, one -> new ArrayList<>()).add(touched(step, revision, task, object));
            }
        }
        return byOrg;
    }

    private static Touched touched(
            Touched.Step step, @Nullable RevisionId revision, SalesforceTask task, String object) {
        return new Touched(
                step,
                revision,
                task.operation(),
                object,
                task.operation().findsByExternalId() ? task.externalIdField() : null,
                task.mappings().stream()
                        .filter(mapping -> !task.isRecordId(mapping))
                        .map(mapping -> new TouchedField(mapping.field(), mapping.fieldType()))
                        .toList(),
                parents(task),
                recordType(task));
    }

    private static List<Touched.Parent> parents(SalesforceTask task) {
        return task.mappings().stream()
                .map(FieldMapping::parent)
                .filter(Objects::nonNull)
                .map(parent -> new Touched.Parent(parent.object(), parent.externalIdField()))
                .distinct()
                .toList();
    }

    /** Only a fixed value is known beforehand. */
    private static @Nullable String recordType(SalesforceTask task) {
        return task.mapping(RECORD_TYPE)
                .map(mapping -> mapping.source() instanceof ValueSource.Fixed(String id) ? id.strip() : null)
                .orElse(null);
    }
}
