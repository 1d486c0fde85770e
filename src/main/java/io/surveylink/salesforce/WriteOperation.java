package io.surveylink.salesforce;

/** What is done with the rows of a {@link WriteCall}. All but the fourth are calls of the Partner API. */
public enum WriteOperation {
    CREATE,
    /** By record id. */
    UPDATE,
    /** By external id: Salesforce updates the record that has it, or creates one. */
    UPSERT,
    /**
     * By external id, and never a create, which Salesforce does not offer: a query for the record ids, then an update of
     * what was found.
     *
     * <ul>
     *   <li>Values compare as Salesforce compares external ids: without case, and without spaces around them. The field
     *       itself is not written, so it may be one that the user cannot edit.
     *   <li>A value without a record is refused as {@link RowResult.Refused#RECORD_NOT_FOUND}; several records as
     *       {@link RowResult.Refused#RECORD_NOT_UNIQUE}, as an upsert would do too.
     *   <li>Rows that name one record do not go together: the first is written, those after it are refused as
     *       {@link RowResult.Refused#RECORD_TWICE_IN_CALL}, class TRANSIENT, for a later call.
     *   <li>A query that failed has written nothing, and the exception says so: REFUSED, or NOT_SENT even if its answer
     *       was lost. Only the update can be UNKNOWN.
     * </ul>
     */
    UPDATE_BY_EXTERNAL_ID,
    /** By record id. */
    DELETE;

    /** Whether the record is found by an external id among the row's fields. */
    public boolean findsByExternalId() {
        return switch (this) {
            case UPSERT, UPDATE_BY_EXTERNAL_ID -> true;
            case CREATE, UPDATE, DELETE -> false;
        };
    }

    /** Whether the record is named by its id. */
    public boolean findsByRecordId() {
        return switch (this) {
            case UPDATE, DELETE -> true;
            case CREATE, UPSERT, UPDATE_BY_EXTERNAL_ID -> false;
        };
    }
}
