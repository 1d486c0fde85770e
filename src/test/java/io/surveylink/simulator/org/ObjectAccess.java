package io.surveylink.simulator.org;

/** What a user may do with the records of an object. */
public record ObjectAccess(
        boolean read, boolean create, boolean edit, boolean delete, boolean viewAll, boolean modifyAll) {

    public static final ObjectAccess FULL = new ObjectAccess(true, true, true, true, true, true);
    public static final ObjectAccess STANDARD = new ObjectAccess(true, true, true, true, false, false);
    public static final ObjectAccess NO_EDIT = new ObjectAccess(true, true, false, false, false, false);
    public static final ObjectAccess READ_ONLY = new ObjectAccess(true, false, false, false, false, false);
    public static final ObjectAccess NONE = new ObjectAccess(false, false, false, false, false, false);
}
