package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import java.util.List;

/** SPI, called in the transaction that stores responses: what it writes is durable with them. */
public interface ResponseListener {

    /** @param survey that the responses were checked against: as it was at most a few seconds ago */
    void accepted(ProjectId project, SurveyDefinition survey, List<AcceptedResponse> responses);
}
