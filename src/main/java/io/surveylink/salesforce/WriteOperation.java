package io.surveylink.salesforce;

/** The writing calls of the Partner API in use. */
public enum WriteOperation {
    CREATE,
    UPDATE,
    UPSERT,
    DELETE
}
