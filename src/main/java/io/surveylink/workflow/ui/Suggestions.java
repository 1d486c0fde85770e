package io.surveylink.workflow.ui;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fields that a task can write, and which of them bear the name of something in the survey. */
final class Suggestions {

    private static final String CUSTOM_SUFFIX = "__c";

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
        var sources = sources(survey);
        return writable(object, task.operation()).stream()
                .filter(field -> task.mapping(field.name()).isEmpty())
                .flatMap(field -> source(field, sources).map(source -> new Suggestion(field, source)).stream())
                .toList();
    }

    private static Optional<ValueSource> source(FieldDescription field, Map<String, ValueSource> sources) {
        return Optional.ofNullable(sources.get(plain(field.name())))
                .or(() -> Optional.ofNullable(sources.get(plain(field.label()))));
    }

    private static Map<String, ValueSource> sources(SurveyDefinition survey) {
        var sources = new LinkedHashMap<String, ValueSource>();
        survey.embeddedData().forEach(name -> sources.put(plain(name), new ValueSource.EmbeddedData(name)));
        survey.questions().forEach(question -> {
            var answer = new ValueSource.Answer(question.code(), AnswerForm.LABEL);
            sources.putIfAbsent(plain(question.code()), answer);
            sources.putIfAbsent(plain(question.text()), answer);
        });
        return sources;
    }

    /** "First Name", "firstName", "First_Name__c" and "first-name" are one name. */
    private static String plain(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String stem =
                normal.endsWith(CUSTOM_SUFFIX) ? normal.substring(0, normal.length() - CUSTOM_SUFFIX.length()) : normal;
        return stem.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
