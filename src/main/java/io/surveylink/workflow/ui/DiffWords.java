package io.surveylink.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of definitions and their values in words. */
final class DiffWords {

    /** Parts that have a word; another one is called by its own name. */
    private static final Set<String> PARTS = Set.of(
            "org",
            "operation",
            "object",
            "externalIdField",
            "source",
            "whenEmpty",
            "conditions",
            "onlyIf",
            "values",
            "parent",
            "options");

    private final Map<OrgId, OrgName> orgs;
    private final List<SourceOption> sources;
    private final SurveyDefinition survey;

    DiffWords(SurveyDefinition survey, Map<OrgId, OrgName> orgs) {
        this.orgs = orgs;
        this.survey = survey;
        this.sources = SourceOption.of(null, survey, new LinkedHashMap<>());
    }

    static String part(String name) {
        return PARTS.contains(name)
                ? text("workflow.diff.part." + name)
                : name.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ").toLowerCase(Locale.ROOT);
    }

    static String title(Step step) {
        return switch (step) {
            case SalesforceTask task -> TaskTexts.title(task);
        };
    }

    /** Never null and never empty: where there is nothing, that is said. */
    String value(@Nullable Object value) {
        return switch (value) {
            case null -> text("workflow.diff.nothing");
            case WorkflowEvent event -> event(event);
            case ValueSource source -> source(source);
            case OrgId org -> orgs.containsKey(org) ? orgs.get(org).name() : text("workflow.diff.otherOrg");
            case Conditions conditions when !conditions.none() -> ConditionTexts.sentence(conditions, survey);
            case Conditions conditions -> text("workflow.diff.nothing");
            case WriteOperation operation -> TaskTexts.operation(TaskOperation.valueOf(operation.name()));
            case WhenEmpty whenEmpty -> text("workflow.whenEmpty." + whenEmpty);
            case Boolean yes -> text(yes ? "workflow.diff.yes" : "workflow.diff.no");
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.entrySet().stream()
                        .map(entry -> value(entry.getKey()) + " → " + value(entry.getValue()))
                        .collect(Collectors.joining(", "));
            case Collection<?> values
            when !values.isEmpty() -> values.stream().map(this::value).collect(Collectors.joining(", "));
            case Map<?, ?> map -> text("workflow.diff.nothing");
            case Collection<?> values -> text("workflow.diff.nothing");
            case Record record -> parts(record);
            default -> value.toString().isEmpty() ? text("workflow.diff.nothing") : value.toString();
        };
    }

    private static String event(WorkflowEvent event) {
        return switch (event) {
            case WorkflowEvent.SurveyResponse(boolean onNew, boolean onUpdate) ->
                text("workflow.event.surveyResponse") + ": " + text("workflow.event.summary." + onNew + "." + onUpdate);
            case WorkflowEvent.OutboundMessage message ->
                text("workflow.event.outboundMessage") + ": " + EventTexts.summary(message);
        };
    }

    private String source(ValueSource source) {
        if (source instanceof ValueSource.Fixed(var fixed)) {
            return text("workflow.diff.quoted", fixed);
        }
        if (source instanceof ValueSource.Text(var template)) {
            return text("workflow.diff.quoted", template);
        }
        String label = SourceOption.of(source, sources).label();
        return source instanceof ValueSource.Answer(var question, var form) && form == AnswerForm.RECODE
                ? text("workflow.diff.recode", label)
                : label;
    }

    /** Of a record that nobody wrote words for: what it is made of. */
    private String parts(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> {
                    try {
                        return part(component.getName()) + ": "
                                + value(component.getAccessor().invoke(record));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException("definitions are made of public records", e);
                    }
                })
                .collect(Collectors.joining(", "));
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
