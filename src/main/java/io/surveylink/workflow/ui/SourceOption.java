package io.surveylink.workflow.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.ComparedKind;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that can fill a field, as the picker lists it: a choice question is one entry whichever form it is written
 * in, and a fixed value one entry whatever it is.
 */
record SourceOption(VaadinIcon icon, String label, ValueSource initial) {

    /** @param earlier the tasks before the one whose fields are filled, by their place among the steps */
    static List<SourceOption> of(
            @Nullable WorkflowEvent event, SurveyDefinition survey, SequencedMap<Integer, SalesforceTask> earlier) {
        var options = new ArrayList<SourceOption>();
        if (event instanceof WorkflowEvent.OutboundMessage message) {
            options.add(ofField("Id"));
            message.fields().forEach(field -> options.add(ofField(field)));
        } else {
            options.addAll(ofResponses(survey));
        }
        options.add(new SourceOption(
                VaadinIcon.CALENDAR_CLOCK, text("workflow.source.recordedAt"), new ValueSource.RecordedAt()));
        earlier.forEach((number, task) -> options.add(new SourceOption(
                VaadinIcon.CLOUD_O,
                text("workflow.source.taskRecordOf", number, TaskTexts.title(task)),
                new ValueSource.TaskRecord(task.key()))));
        options.add(new SourceOption(VaadinIcon.TEXT_LABEL, text("workflow.source.text"), new ValueSource.Text("")));
        options.add(new SourceOption(VaadinIcon.EDIT, text("workflow.source.fixed"), new ValueSource.Fixed("")));
        return options;
    }

    private static List<SourceOption> ofResponses(SurveyDefinition survey) {
        var options = new ArrayList<SourceOption>();
        survey.questions().forEach(question -> options.add(of(question)));
        survey.embeddedData().forEach(name -> options.add(of(name)));
        options.add(new SourceOption(
                VaadinIcon.BARCODE, text("workflow.source.responseKey"), new ValueSource.ResponseKey()));
        options.add(
                new SourceOption(VaadinIcon.HASH, text("workflow.source.responseId"), new ValueSource.ResponseId()));
        return options;
    }

    private static SourceOption ofField(String field) {
        return new SourceOption(
                VaadinIcon.CLOUD_O, text("workflow.source.eventField", field), new ValueSource.EventField(field));
    }

    /** What conditions compare. */
    static List<SourceOption> compared(@Nullable WorkflowEvent event, SurveyDefinition survey) {
        return of(event, survey, new LinkedHashMap<>()).stream()
                .filter(option -> ComparedKind.of(option.initial(), survey).isPresent())
                .toList();
    }

    private static SourceOption of(Question question) {
        return new SourceOption(
                VaadinIcon.COMMENT_ELLIPSIS_O,
                I18NProvider.translate("workflow.source.question", question.code(), question.text()),
                new ValueSource.Answer(question.code(), AnswerForm.LABEL));
    }

    private static SourceOption of(String embeddedData) {
        return new SourceOption(
                VaadinIcon.DATABASE,
                I18NProvider.translate("workflow.source.embeddedData", embeddedData),
                new ValueSource.EmbeddedData(embeddedData));
    }

    /** The entry of a source; one that the survey has no more is listed under its old name. */
    static SourceOption of(ValueSource source, List<SourceOption> options) {
        return options.stream()
                .filter(option -> option.stands(source))
                .findFirst()
                .orElseGet(() -> new SourceOption(VaadinIcon.UNLINK, nameOfGone(source), source));
    }

    private boolean stands(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) ->
                initial instanceof ValueSource.Answer(var own, var any) && own.equals(question);
            case ValueSource.EmbeddedData data -> initial.equals(data);
            case ValueSource.ResponseKey key -> initial.equals(key);
            case ValueSource.ResponseId id -> initial.equals(id);
            case ValueSource.EventField field -> initial.equals(field);
            case ValueSource.RecordedAt at -> initial.equals(at);
            case ValueSource.Text text -> initial instanceof ValueSource.Text;
            case ValueSource.TaskRecord record -> initial.equals(record);
            case ValueSource.Fixed fixed -> initial instanceof ValueSource.Fixed;
        };
    }

    private static String nameOfGone(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) -> question;
            case ValueSource.EmbeddedData(var name) -> text("workflow.source.embeddedData", name);
            case ValueSource.ResponseKey key -> text("workflow.source.responseKey");
            case ValueSource.ResponseId id -> text("workflow.source.responseId");
            case ValueSource.EventField(var field) -> text("workflow.source.eventField", field);
            case ValueSource.RecordedAt at -> text("workflow.source.recordedAt");
            case ValueSource.Text text -> text("workflow.source.text");
            case ValueSource.TaskRecord record -> text("workflow.source.taskRecord");
            case ValueSource.Fixed fixed -> text("workflow.source.fixed");
        };
    }

    static boolean isChoice(ValueSource source, SurveyDefinition survey) {
        return source instanceof ValueSource.Answer(var code, var form)
                && survey.question(code)
                        .map(Question::type)
                        .filter(type -> type == QuestionType.SINGLE_CHOICE || type == QuestionType.MULTIPLE_CHOICE)
                        .isPresent();
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
