package io.surveylink.simulator.org;

/** What a user may do with the records of an object. */
public record ObjectAccess(
        boolean read, boolean create, boolean edit, boolean delete, boolean viewAll, boolean modifyAll) {

    public static final ObjectAccess FULL = new ObjectAccess(true, true, true, true, true, true);
    public static final ObjectAccess STANDARD = new ObjectAccess(true, true, true, true, false, false);
    public static final ObjectAccess NO_EDIT = new ObjectAccess(true, true, false, false, false, false);
    public static final ObjectAccess READ_ONLY = new ObjectAccess(true, false, false, false, false, false);
    public static final ObjectAccess NONE = new ObjectAccess(false, false, false, false, false, false);

    public ObjectAccess withRead(boolean on) {
        return new ObjectAccess(on, create, edit, delete, viewAll, modifyAll);
    }

    public ObjectAccess withCreate(boolean on) {
        return new ObjectAccess(read, on, edit, delete, viewAll, modifyAll);
    }

    public ObjectAccess withEdit(boolean on) {
        return new ObjectAccess(read, create, on, delete, viewAll, modifyAll);
    }

    public ObjectAccess withDelete(boolean on) {
        return new ObjectAccess(read, create, edit, on, viewAll, modifyAll);
    }

    public ObjectAccess withViewAll(boolean on) {
        return new ObjectAccess(read, create, edit, delete, on, modifyAll);
    }

    public ObjectAccess withModifyAll(boolean on) {
        return new ObjectAccess(read, create, edit, delete, viewAll, on);
    }
}
