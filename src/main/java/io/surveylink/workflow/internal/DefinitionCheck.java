package io.surveylink.workflow.internal;

import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.TextTemplate.Part;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.internal.ValueConverter.Converted;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a definition and its survey alone show; Salesforce is not asked. */
final class DefinitionCheck {

    /** Which zone it is does not matter: only whether a value fits is asked. */
    private static final ValueConverter CONVERTER = new ValueConverter(ZoneOffset.UTC);

    /** Of a value that is quoted in a sentence. */
    private static final int MAX_SAMPLE = 40;

    private final SurveyDefinition survey;
    private final @Nullable WorkflowEvent event;
    private final ConditionCheck conditions;
    private final KeyCheck keys = new KeyCheck();
    private final List<Problem> problems = new ArrayList<>();
    /** Keys of the tasks before the one that is looked at. */
    private final Set<String> earlier = new HashSet<>();

    private DefinitionCheck(SurveyDefinition survey, @Nullable WorkflowEvent event) {
        this.survey = survey;
        this.event = event;
        this.conditions = new ConditionCheck(survey);
    }

    static List<Problem> problems(WorkflowDefinition definition, SurveyDefinition survey) {
        var check = new DefinitionCheck(survey, definition.event());
        check.event();
        check.problems.addAll(check.conditions.problems(definition.conditions(), WorkflowDefinition.CONDITIONS, null));
        if (definition.steps().isEmpty()) {
            check.add(null, null, ProblemCode.NO_TASK);
        }
        Tasks.of(definition).forEach(task -> {
            check.task(task);
            check.earlier.add(task.key());
        });
        return check.problems;
    }

    private void event() {
        switch (event) {
            case null -> add(null, null, ProblemCode.NO_EVENT);
            case WorkflowEvent.SurveyResponse(boolean onNew, boolean onUpdate) -> {
                if (!onNew && !onUpdate) {
                    add(null, null, ProblemCode.NO_EVENT);
                }
            }
            case WorkflowEvent.OutboundMessage message -> {
                if (message.org() == null) {
                    add(null, null, ProblemCode.NO_EVENT_ORG);
                } else if (message.object() == null) {
                    add(null, null, ProblemCode.NO_EVENT_OBJECT);
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
            problems.addAll(conditions.problems(mapping.onlyIf(), task.key(), mapping.field()));
            keys.problem(task, mapping).ifPresent(problems::add);
            var gone = gone(mapping.source());
            if (gone.isPresent()) {
                add(task.key(), mapping.field(), ProblemCode.SOURCE_GONE, gone.get());
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

    /** The name of what the survey or the workflow does not have any more. */
    private Optional<String> gone(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) ->
                isOfMessages() || survey.question(question).isEmpty() ? Optional.of(question) : Optional.empty();
            case ValueSource.EmbeddedData(var name) ->
                !isOfMessages() && survey.embeddedData().contains(name) ? Optional.empty() : Optional.of(name);
            case ValueSource.EventField(var field) ->
                event instanceof WorkflowEvent.OutboundMessage message && has(message, field)
                        ? Optional.empty()
                        : Optional.of(field);
            case ValueSource.TaskRecord(var task) -> earlier.contains(task) ? Optional.empty() : Optional.of(task);
            case ValueSource.Text(var template) ->
                TextTemplate.parts(template).stream()
                        .flatMap(part -> switch (part) {
                            case Part.Words words -> Stream.<String>empty();
                            case Part.Place(var placed) -> gone(placed).stream();
                            case Part.Unknown(var name) -> Stream.of(name);
                        })
                        .findFirst();
            case ValueSource.ResponseKey key -> isOfMessages() ? Optional.of("response key") : Optional.empty();
            case ValueSource.ResponseId id -> isOfMessages() ? Optional.of("response id") : Optional.empty();
            case ValueSource.RecordedAt at -> Optional.empty();
            case ValueSource.Fixed fixed -> Optional.empty();
        };
    }

    /** What only responses have, messages have not. */
    private boolean isOfMessages() {
        return event instanceof WorkflowEvent.OutboundMessage;
    }

    private static boolean has(WorkflowEvent.OutboundMessage message, String field) {
        return field.equals("Id") || message.fields().contains(field);
    }

    private record Unfit(String sample, MappingError error) {}

    private static String shortened(String sample) {
        return sample.length() <= MAX_SAMPLE ? sample : sample.substring(0, MAX_SAMPLE) + "…";
    }

    /** What the source can surely hold is converted as a run would, and must fit. */
    private Optional<Unfit> firstUnfit(FieldMapping mapping) {
        for (Object sample : Samples.of(mapping, survey)) {
            if (CONVERTER.convert(sample, mapping.valueType(), mapping.valueSize())
                    instanceof Converted.Unfit(var error)) {
                return Optional.of(new Unfit(shortened(SourceValues.shown(sample)), error));
            }
        }
        return Optional.empty();
    }

    private void add(@Nullable String stepKey, @Nullable String field, ProblemCode code, String... arguments) {
        problems.add(new Problem(stepKey, field, code, List.of(arguments)));
    }
}
