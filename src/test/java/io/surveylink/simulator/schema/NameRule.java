package io.surveylink.simulator.schema;

/** How a record comes by its name field. */
public enum NameRule {
    /** The caller gives it. */
    GIVEN,
    /** First and last name, put together: Contact, Lead. */
    PERSON,
    /** A number that counts up. */
    AUTO_NUMBER,
    /** The object has no name of its own: Task. */
    NONE
}
