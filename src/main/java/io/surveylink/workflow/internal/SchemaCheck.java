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
                .map(mapping ->
                        object.field(mapping.field()).map(mapping::describedAs).orElse(mapping))
                .toList();
        return task.describedAs(object.name(), object.label()).withMappings(mappings);
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
        if (!isOnlyRead(mapping) && !field.isWritableBy(task.operation())) {
            add(field.name(), ProblemCode.FIELD_NOT_WRITABLE, field.label());
        } else if (isUniqueKey(field) && KeyCheck.isBareResponseId(mapping.source()) && !task.isExternalId(mapping)) {
            add(field.name(), ProblemCode.BARE_RESPONSE_ID, field.label());
        } else if (field.picklist().restricted()) {
            Samples.of(mapping, survey).stream()
                    .flatMap(sample -> sample instanceof List<?> several ? several.stream() : Stream.of(sample))
                    .map(String::valueOf)
                    .flatMap(value -> values(field, value))
                    .filter(value ->
                            !value.isBlank() && !field.picklist().activeValues().contains(value.strip()))
                    .findFirst()
                    .ifPresent(value -> add(field.name(), ProblemCode.PICKLIST_VALUE_UNKNOWN, value, field.label()));
        }
    }

    private static boolean isUniqueKey(FieldDescription field) {
        return field.key().externalId() && field.key().unique();
    }

    private static Stream<String> values(FieldDescription field, String value) {
        return field.type().equals("multipicklist") ? Stream.of(value.split(";")) : Stream.of(value);
    }

    /** What only finds the record need not be writable. */
    private boolean isOnlyRead(FieldMapping mapping) {
        return task.isRecordId(mapping)
                || (task.operation() == WriteOperation.UPDATE_BY_EXTERNAL_ID && task.isExternalId(mapping));
    }

    private void required() {
        if (task.operation() != WriteOperation.CREATE && task.operation() != WriteOperation.UPSERT) {
            return;
        }
        object.fields().stream()
                .filter(this::isRequired)
                .filter(field -> task.mappings().stream()
                        .noneMatch(mapping -> mapping.field().equalsIgnoreCase(field.name())))
                .forEach(field -> add(field.name(), ProblemCode.REQUIRED_FIELD_UNMAPPED, field.label()));
    }

    /** A post without a text is refused, which describe does not say (Object Reference, FeedItem.Body). */
    private boolean isRequired(FieldDescription field) {
        return field.required() || (task.posts() && field.name().equalsIgnoreCase("Body"));
    }

    private void add(@org.jspecify.annotations.Nullable String field, ProblemCode code, String... arguments) {
        problems.add(new Problem(task.key(), field, code, List.of(arguments)));
    }
}
