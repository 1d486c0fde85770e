package io.surveylink.workflow;

import io.surveylink.salesforce.RecordRow;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;

/** Turns a response into the record that a task writes. Pure: no database, no network. */
public interface RecordMapper {

    Mapped map(SalesforceTask task, StoredResponse response, SurveyDefinition survey);

    /**
     * Rows of one record share it and never travel at once: external id field and value for an upsert, else the
     * response's id. At most 255 characters.
     */
    String recordKey(SalesforceTask task, StoredResponse response, SurveyDefinition survey);

    /** A record, or why there is none. */
    sealed interface Mapped {

        record Row(RecordRow row) implements Mapped {}

        /**
         * The response's values do not fit: this row fails before it is sent.
         *
         * @param code a stable code such as MAPPING_NOT_A_NUMBER
         * @param field the Salesforce field it was meant for
         */
        record Unmappable(String code, String field, String message) implements Mapped {}
    }
}
