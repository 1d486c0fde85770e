package io.surveylink.simulator.org;

/** Field-level security of one user on one field. */
public record FieldAccess(boolean read, boolean edit) {

    public static final FieldAccess FULL = new FieldAccess(true, true);
    public static final FieldAccess READ_ONLY = new FieldAccess(true, false);
    public static final FieldAccess HIDDEN = new FieldAccess(false, false);
}
