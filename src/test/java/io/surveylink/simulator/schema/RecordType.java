package io.surveylink.simulator.schema;

/**
 * A record type of an object. Every object has the master one; others are there where an administrator made them.
 *
 * @param serial makes the id, so that an org's record types keep theirs
 */
public record RecordType(int serial, String name, String developerName, boolean master) {

    static final RecordType MASTER = new RecordType(0, "Master", "Master", true);
}
