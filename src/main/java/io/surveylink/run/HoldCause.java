package io.surveylink.run;

/** Why something is held, with the scope it holds at and who ends it. */
public enum HoldCause {
    /** The refresh token is dead. Ends by signing in again. */
    TOKEN_DEAD(HoldScope.ACCOUNT, false),
    /** The org blocks app, API or user. */
    BLOCKED_BY_ORG(HoldScope.ACCOUNT, true),
    /** The org's API requests are used up. */
    API_LIMIT(HoldScope.ORG, true),
    /** What the console may use of the org's API requests is used up; the rest is for others. */
    API_BUDGET(HoldScope.ORG, true),
    /** The owner has no account bound for the org. Ends with the binding. */
    NO_BINDING(HoldScope.BINDING, false),
    OWNER_DEACTIVATED(HoldScope.PROJECT, false),
    PAUSED(HoldScope.WORKFLOW, false),
    /** The owner has not agreed. Ends with the consent. */
    NO_CONSENT(HoldScope.STEP, false),
    /** The workflow names another org at this step by now. A person moves the runs to the current revision or cancels. */
    ORG_CHANGED(HoldScope.STEP, false),
    PERMISSION_MISSING(HoldScope.STEP, true),
    SCHEMA_CHANGED(HoldScope.STEP, true);

    /** The narrowest level that the cause hits as a whole. */
    public enum HoldScope {
        ACCOUNT,
        ORG,
        BINDING,
        PROJECT,
        WORKFLOW,
        STEP
    }

    private final HoldScope scope;
    private final boolean probed;

    HoldCause(HoldScope scope, boolean probed) {
        this.scope = scope;
        this.probed = probed;
    }

    public HoldScope scope() {
        return scope;
    }

    /** True if one row is sent every 15 minutes to find out; the others end with their event. */
    public boolean isProbed() {
        return probed;
    }
}
