package io.surveylink.workflow.internal;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares one task with its object as Salesforce describes it now. */
final class SchemaCheck {

    private final SalesforceTask task;
    private final ObjectDescription object;
    private final SurveyDefinition survey;
    private final List<Problem> problems = new ArrayList<>();

    private SchemaCheck(SalesforceTask task, ObjectDescription object, SurveyDefinition survey) {
        this.task = task;
        this.object = object;
        this.survey = survey;
    }

    static List<Problem> problems(SalesforceTask task, ObjectDescription object, SurveyDefinition survey) {
        var check = new SchemaCheck(task, object, survey);
        check.object();
        check.externalId();
        task.mappings().forEach(check::mapping);
        check.required();
        return check.problems;
    }

    /** The task with labels, types and lengths of its fields as described now. */
    static SalesforceTask stamped(SalesforceTask task, ObjectDescription object) {
        var mappings = task.mappings().stream()
                .map(mapping -> object.field(mapping.field())
                        .map(field -> stamped(mapping, field))
                        .orElse(mapping))
                .toList();
        return new SalesforceTask(
                task.key(),
                task.org(),
                task.operation(),
                object.name(),
                object.label(),
                task.externalIdField(),
                mappings);
    }

    private static FieldMapping stamped(FieldMapping mapping, FieldDescription field) {
        return new FieldMapping(
                field.name(), field.label(), field.type(), field.size(), mapping.source(), mapping.whenEmpty());
    }

    private void object() {
        if (!object.allows(task.operation())) {
            add(null, ProblemCode.OBJECT_NOT_WRITABLE, object.label());
        }
    }

    private void externalId() {
        String name = task.externalIdField();
        if (!task.operation().findsByExternalId() || name == null) {
            return;
        }
        if (object.field(name).filter(FieldDescription::isUpsertKey).isEmpty()) {
            add(null, ProblemCode.NO_EXTERNAL_ID);
        }
    }

    private void mapping(FieldMapping mapping) {
        object.field(mapping.field())
                .ifPresentOrElse(
                        field -> field(mapping, field),
                        () -> add(mapping.field(), ProblemCode.FIELD_GONE, mapping.fieldLabel()));
    }

    private void field(FieldMapping mapping, FieldDescription field) {
        if (!task.isRecordId(mapping) && !field.isWritableBy(task.operation())) {
            add(field.name(), ProblemCode.FIELD_NOT_WRITABLE, field.label());
        } else if (field.picklist().restricted()) {
            DefinitionCheck.samples(mapping.source(), survey).stream()
                    .flatMap(sample -> sample instanceof List<?> several ? several.stream() : Stream.of(sample))
                    .map(String::valueOf)
                    .filter(value ->
                            !value.isBlank() && !field.picklist().activeValues().contains(value.strip()))
                    .findFirst()
                    .ifPresent(value -> add(field.name(), ProblemCode.PICKLIST_VALUE_UNKNOWN, value, field.label()));
        }
    }

    private void required() {
        if (task.operation() != WriteOperation.CREATE && task.operation() != WriteOperation.UPSERT) {
            return;
        }
        object.fields().stream()
                .filter(FieldDescription::required)
                .filter(field -> task.mappings().stream()
                        .noneMatch(mapping -> mapping.field().equalsIgnoreCase(field.name())))
                .forEach(field -> add(field.name(), ProblemCode.REQUIRED_FIELD_UNMAPPED, field.label()));
    }

    private void add(@org.jspecify.annotations.Nullable String field, ProblemCode code, String... arguments) {
        problems.add(new Problem(task.key(), field, code, List.of(arguments)));
    }
}
