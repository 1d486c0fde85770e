package io.surveylink.salesforce;

import java.util.List;

/** What became of one row of a call, in the order of the rows. */
public sealed interface RowResult {

    /** Written. {@code created} tells an insert from an update. */
    record Saved(String recordId, boolean created) implements RowResult {}

    /**
     * Refused.
     *
     * @param code the StatusCode
     * @param message in the language of the Salesforce user: show it, never branch on it
     */
    record Refused(String code, FaultClass faultClass, List<String> fields, String message) implements RowResult {}
}
