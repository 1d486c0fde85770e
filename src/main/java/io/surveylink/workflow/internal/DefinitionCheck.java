package io.surveylink.workflow.internal;

import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.internal.ValueConverter.Converted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a definition and its survey alone show; Salesforce is not asked. */
final class DefinitionCheck {

    /** Which zone it is does not matter: only whether a value fits is asked. */
    private static final ValueConverter CONVERTER = new ValueConverter(ZoneOffset.UTC);

    private final SurveyDefinition survey;
    private final List<Problem> problems = new ArrayList<>();
    /** Keys of the tasks before the one that is looked at. */
    private final Set<String> earlier = new HashSet<>();

    private DefinitionCheck(SurveyDefinition survey) {
        this.survey = survey;
    }

    static List<Problem> problems(WorkflowDefinition definition, SurveyDefinition survey) {
        var check = new DefinitionCheck(survey);
        check.event(definition.event());
        if (definition.steps().isEmpty()) {
            check.add(null, null, ProblemCode.NO_TASK);
        }
        Tasks.of(definition).forEach(task -> {
            check.task(task);
            check.earlier.add(task.key());
        });
        return check.problems;
    }

    private void event(@Nullable WorkflowEvent event) {
        switch (event) {
            case null -> add(null, null, ProblemCode.NO_EVENT);
            case WorkflowEvent.SurveyResponse(boolean onNew, boolean onUpdate) -> {
                if (!onNew && !onUpdate) {
                    add(null, null, ProblemCode.NO_EVENT);
                }
            }
        }
    }

    private void task(SalesforceTask task) {
        if (task.org() == null) {
            add(task.key(), null, ProblemCode.NO_ORG);
        } else if (task.object() == null) {
            add(task.key(), null, ProblemCode.NO_OBJECT);
        } else {
            externalId(task);
            recordId(task);
            mappings(task);
        }
    }

    private void externalId(SalesforceTask task) {
        if (!task.operation().findsByExternalId()) {
            return;
        }
        String field = task.externalIdField();
        if (field == null) {
            add(task.key(), null, ProblemCode.NO_EXTERNAL_ID);
        } else if (task.mappings().stream().noneMatch(mapping -> field.equalsIgnoreCase(mapping.field()))) {
            add(task.key(), field, ProblemCode.EXTERNAL_ID_NOT_MAPPED, field);
        }
    }

    private void recordId(SalesforceTask task) {
        if (task.operation().findsByRecordId() && task.mappings().stream().noneMatch(task::isRecordId)) {
            add(task.key(), null, ProblemCode.NO_RECORD);
        }
    }

    private void mappings(SalesforceTask task) {
        if (task.mappings().isEmpty()) {
            add(task.key(), null, ProblemCode.NO_FIELD);
        }
        var seen = new HashSet<String>();
        for (FieldMapping mapping : task.mappings()) {
            if (!seen.add(mapping.field().toLowerCase(Locale.ROOT))) {
                add(task.key(), mapping.field(), ProblemCode.FIELD_TWICE, mapping.fieldLabel());
            }
            if (isGone(mapping.source())) {
                add(task.key(), mapping.field(), ProblemCode.SOURCE_GONE, nameOf(mapping.source()));
            } else {
                firstUnfit(mapping)
                        .ifPresent(unfit -> add(
                                task.key(),
                                mapping.field(),
                                ProblemCode.TYPE_MISMATCH,
                                unfit.sample(),
                                unfit.error().name()));
            }
        }
    }

    private boolean isGone(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) ->
                survey.question(question).isEmpty();
            case ValueSource.EmbeddedData(var name) -> !survey.embeddedData().contains(name);
            case ValueSource.ResponseKey key -> false;
            case ValueSource.RecordedAt at -> false;
            case ValueSource.TaskRecord(var task) -> !earlier.contains(task);
            case ValueSource.Fixed fixed -> false;
        };
    }

    private static String nameOf(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) -> question;
            case ValueSource.EmbeddedData(var name) -> name;
            case ValueSource.ResponseKey key -> "";
            case ValueSource.RecordedAt at -> "";
            case ValueSource.TaskRecord(var task) -> task;
            case ValueSource.Fixed(var value) -> value;
        };
    }

    private record Unfit(String sample, MappingError error) {}

    /** What the source can surely hold is converted as a run would, and must fit. */
    private Optional<Unfit> firstUnfit(FieldMapping mapping) {
        for (Object sample : samples(mapping.source(), survey)) {
            if (CONVERTER.convert(sample, mapping.fieldType(), mapping.fieldSize())
                    instanceof Converted.Unfit(var error)) {
                return Optional.of(new Unfit(shown(sample), error));
            }
        }
        return Optional.empty();
    }

    static List<Object> samples(ValueSource source, SurveyDefinition survey) {
        return switch (source) {
            case ValueSource.Answer(var code, var form) ->
                survey.question(code)
                        .map(question -> SourceValues.samples(question, form))
                        .orElse(List.of());
            case ValueSource.EmbeddedData data -> List.of();
            case ValueSource.ResponseKey key -> List.of("bcdfghjkmnpq:R-1");
            case ValueSource.RecordedAt at -> List.of(Instant.EPOCH);
            case ValueSource.TaskRecord task -> List.of("003000000000001AAA");
            case ValueSource.Fixed(var value) -> List.of(value);
        };
    }

    static String shown(Object sample) {
        return sample instanceof List<?> several
                ? String.join(", ", several.stream().map(String::valueOf).toList())
                : sample.toString();
    }

    private void add(@Nullable String stepKey, @Nullable String field, ProblemCode code, String... arguments) {
        problems.add(new Problem(stepKey, field, code, List.of(arguments)));
    }
}
