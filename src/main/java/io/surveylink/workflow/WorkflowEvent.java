package io.surveylink.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.surveylink.common.OrgId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What starts a workflow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkflowEvent.SurveyResponse.class, name = "surveyResponse"),
    @JsonSubTypes.Type(value = WorkflowEvent.OutboundMessage.class, name = "outboundMessage")
})
public sealed interface WorkflowEvent {

    /**
     * A response of the project's survey.
     *
     * @param onNew when it first becomes complete
     * @param onUpdate when a complete response is changed through the API
     */
    record SurveyResponse(boolean onNew, boolean onUpdate) implements WorkflowEvent {}

    /**
     * An outbound message of Salesforce, sent to the workflow's own URL. In a draft every part may be missing.
     *
     * @param org the only one whose messages are taken
     * @param object API name
     * @param objectLabel its label when it was chosen
     * @param fields API names of the fields that the message has; Id always comes and is not among them
     */
    record OutboundMessage(
            @Nullable OrgId org,
            @Nullable String object,
            @Nullable String objectLabel,
            List<String> fields) implements WorkflowEvent {

        public static final OutboundMessage BEGUN = new OutboundMessage(null, null, null, List.of());

        public OutboundMessage {
            fields = List.copyOf(fields);
        }
    }
}
