package io.surveylink.workflow;

import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import java.time.Instant;
import java.util.Map;

/** What came in with an event: what conditions ask about, and what fields are filled from. */
public sealed interface EventContent {

    /** Tells the event's subject from others: what comes of the same one goes in the order of its events. */
    String subject();

    /** A version of a response, with the survey whose questions it answers. */
    record OfResponse(StoredResponse response, SurveyDefinition survey) implements EventContent {

        @Override
        public String subject() {
            return "response=" + response.externalId();
        }
    }

    /**
     * A record, as an outbound message told of it.
     *
     * @param fields values in XML Schema's form by API name, Id included; empty ones are left out
     */
    record OfRecord(String recordId, Map<String, String> fields, Instant receivedAt) implements EventContent {

        public OfRecord {
            fields = Map.copyOf(fields);
        }

        @Override
        public String subject() {
            return "record=" + recordId;
        }
    }
}
