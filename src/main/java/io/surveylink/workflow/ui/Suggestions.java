package io.surveylink.workflow.ui;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.SurveySources;
import io.surveylink.workflow.ValueSource;
import java.util.List;
import java.util.Optional;

/** Fields that a task can write, and which of them bear the name of something in the survey. */
final class Suggestions {

    private Suggestions() {}

    /** A field and what would fill it. */
    record Suggestion(FieldDescription field, ValueSource source) {}

    /** Fields that can be filled by the task at all. */
    static List<FieldDescription> writable(ObjectDescription object, WriteOperation operation) {
        return object.fields().stream()
                .filter(field ->
                        FieldKind.of(field.type()).isPresent() && !field.type().equals("id"))
                .filter(field -> switch (operation) {
                    case CREATE -> field.createable();
                    case UPDATE, UPDATE_BY_EXTERNAL_ID -> field.updateable();
                    case UPSERT -> field.createable() && field.updateable();
                    case DELETE -> false;
                })
                .toList();
    }

    /** Fields that can find the record, the ones made for it first. An update only reads the one it finds by. */
    static List<FieldDescription> externalIds(ObjectDescription object, WriteOperation operation) {
        var fields = operation == WriteOperation.UPDATE_BY_EXTERNAL_ID
                ? object.fields().stream().filter(field -> !field.type().equals("id"))
                : writable(object, WriteOperation.UPSERT).stream();
        return fields.filter(FieldDescription::isUpsertKey)
                .sorted((one, other) ->
                        Boolean.compare(other.key().unique(), one.key().unique()))
                .toList();
    }

    /** For every field that is not mapped yet and whose name or label is that of embedded data or a question. */
    static List<Suggestion> of(ObjectDescription object, SurveyDefinition survey, SalesforceTask task) {
        var sources = new SurveySources(survey);
        return writable(object, task.operation()).stream()
                .filter(field -> task.mapping(field.name()).isEmpty())
                .flatMap(field -> source(field, sources).map(source -> new Suggestion(field, source)).stream())
                .toList();
    }

    private static Optional<ValueSource> source(FieldDescription field, SurveySources sources) {
        return sources.named(field.name()).or(() -> sources.named(field.label()));
    }
}
