package io.surveylink.run;

/**
 * What an event was about.
 *
 * @param id the response's id as its sender named it, or the Salesforce record's
 */
public record EventSubject(Kind kind, String id) {

    /** Where the event came from. */
    public enum Kind {
        RESPONSE,
        /** A record that an outbound message told of. */
        RECORD
    }
}
