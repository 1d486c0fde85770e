package io.surveylink.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a field's value comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ValueSource.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = ValueSource.EmbeddedData.class, name = "embeddedData"),
    @JsonSubTypes.Type(value = ValueSource.ResponseKey.class, name = "responseKey"),
    @JsonSubTypes.Type(value = ValueSource.ResponseId.class, name = "responseId"),
    @JsonSubTypes.Type(value = ValueSource.RecordedAt.class, name = "recordedAt"),
    @JsonSubTypes.Type(value = ValueSource.EventField.class, name = "eventField"),
    @JsonSubTypes.Type(value = ValueSource.TaskRecord.class, name = "taskRecord"),
    @JsonSubTypes.Type(value = ValueSource.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = ValueSource.Text.class, name = "text")
})
public sealed interface ValueSource {

    /** The answer to a question; for choices its label as the respondent read it, or its code. */
    record Answer(String question, AnswerForm form) implements ValueSource {}

    /** Embedded data by name. */
    record EmbeddedData(String name) implements ValueSource {}

    /** {@code <project's public id>:<response id>}: unique over projects, made for external ids. */
    record ResponseKey() implements ValueSource {}

    /** The response's id alone, for people to read: another project may have the same, so it is no external id. */
    record ResponseId() implements ValueSource {}

    /** A field of the record that an outbound message tells of, by API name. */
    record EventField(String field) implements ValueSource {}

    /** When the response was recorded, or the message came. */
    record RecordedAt() implements ValueSource {}

    /** The id of the record that an earlier task of the same run wrote, by the task's key. */
    record TaskRecord(String task) implements ValueSource {}

    /** The same text for every record. */
    record Fixed(String value) implements ValueSource {}

    /** A text with places that the response fills: see {@link TextTemplate}. */
    record Text(String template) implements ValueSource {}

    /** How a choice is written. */
    enum AnswerForm {
        LABEL,
        RECODE
    }
}
