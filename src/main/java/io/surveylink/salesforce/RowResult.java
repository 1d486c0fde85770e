package io.surveylink.salesforce;

import java.util.List;

/** What became of one row of a call, in the order of the rows. */
public sealed interface RowResult {

    /** Written. {@code created} tells an insert from an update. */
    record Saved(String recordId, boolean created) implements RowResult {}

    /**
     * Refused, for one row.
     *
     * @param code the StatusCode, or one of the gateway's own, below
     * @param fields API names, where Salesforce tells
     * @param message in the language of the Salesforce user (the gateway's own are English): show it, never branch on it
     */
    record Refused(String code, FaultClass faultClass, List<String> fields, String message) implements RowResult {

        /** UPDATE_BY_EXTERNAL_ID: no record that the user sees has the external id. Class DATA. */
        public static final String RECORD_NOT_FOUND = "RECORD_NOT_FOUND";

        /** UPDATE_BY_EXTERNAL_ID: several records have the external id. Class DATA. */
        public static final String RECORD_NOT_UNIQUE = "RECORD_NOT_UNIQUE";

        /** UPDATE_BY_EXTERNAL_ID: an earlier row of the call names the same record. Class TRANSIENT: it can go next. */
        public static final String RECORD_TWICE_IN_CALL = "RECORD_TWICE_IN_CALL";

        public Refused {
            fields = List.copyOf(fields);
        }

        /** Without the message, in which Salesforce quotes values. */
        @Override
        public String toString() {
            return "Refused[" + code + ", " + faultClass + ", " + fields + "]";
        }
    }
}
