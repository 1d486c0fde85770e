package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import java.util.List;

/** SPI, called in the transaction that stores responses: what it writes is durable with them. */
public interface ResponseListener {

    void accepted(ProjectId project, List<AcceptedResponse> responses);
}
