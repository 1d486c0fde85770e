package io.surveylink.workflow;

import io.surveylink.salesforce.RecordRow;
import java.util.Map;

/** Turns what came in into the record that a task writes. Pure: no database, no network. */
public interface RecordMapper {

    /** @param records ids of the records that earlier tasks of the run wrote, by the keys of the tasks */
    Mapped map(SalesforceTask task, EventContent event, Map<String, String> records);

    /** Of a task that needs no record of an earlier one. */
    default Mapped map(SalesforceTask task, EventContent event) {
        return map(task, event, Map.of());
    }

    /**
     * Rows of one record share it and never travel at once: external id field and value, or the record's id where it is
     * known, else the subject of the event. At most 255 characters.
     *
     * @param records as for {@link #map}; empty before the earlier tasks have run
     */
    String recordKey(SalesforceTask task, EventContent event, Map<String, String> records);

    /** Before any task has run. */
    default String recordKey(SalesforceTask task, EventContent event) {
        return recordKey(task, event, Map.of());
    }

    /** A record, or why there is none. */
    sealed interface Mapped {

        record Row(RecordRow row) implements Mapped {}

        /**
         * The values do not fit: this row fails before it is sent.
         *
         * @param code a stable code such as MAPPING_NOT_A_NUMBER
         * @param field the Salesforce field it was meant for
         */
        record Unmappable(String code, String field, String message) implements Mapped {}
    }
}
