package io.surveylink.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What starts a workflow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = WorkflowEvent.SurveyResponse.class, name = "surveyResponse")})
public sealed interface WorkflowEvent {

    /**
     * A response of the project's survey.
     *
     * @param onNew when it first becomes complete
     * @param onUpdate when a complete response is changed through the API
     */
    record SurveyResponse(boolean onNew, boolean onUpdate) implements WorkflowEvent {}
}
