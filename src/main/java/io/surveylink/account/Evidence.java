package io.surveylink.account;

/** What a finding rests on: {@code requirement.evidence.<EVIDENCE>} says it, filled with the finding's arguments. */
public enum Evidence {
    // --- OK
    API_ANSWERED(RequirementState.OK, Helper.NOBODY),
    APP_IS_INSTALLED(RequirementState.OK, Helper.NOBODY),
    /** By effect: who may not use the app gets no token. */
    SIGN_IN_WORKS(RequirementState.OK, Helper.NOBODY),
    GOOD_UNTIL_REVOKED(RequirementState.OK, Helper.NOBODY),
    /** Idle days. */
    GOOD_WHILE_USED(RequirementState.OK, Helper.NOBODY),
    DESCRIBED(RequirementState.OK, Helper.NOBODY),
    /** The system permission over all objects. */
    ALL_DATA(RequirementState.OK, Helper.NOBODY),
    ALL_RECORDS(RequirementState.OK, Helper.NOBODY),
    /** The record type's name. */
    RECORD_TYPE_AVAILABLE(RequirementState.OK, Helper.NOBODY),

    // --- MISSING
    /** By its effect: the code of the refusal. */
    REFUSED(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    APP_NOT_INSTALLED(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    /** Idle days after which the sign-in ends, and the days needed. */
    ENDS_WHILE_IDLE(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    /** Days after which the sign-in ends, used or not. */
    ENDS_IN_ANY_CASE(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    /** Gone and not permitted look alike: neither is described. */
    NOT_DESCRIBED(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    NOT_PERMITTED(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    OWN_RECORDS_ONLY(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    RECORD_TYPE_NOT_AVAILABLE(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    RECORD_TYPE_GONE(RequirementState.MISSING, Helper.CREATOR),
    READ_ONLY_FOR_USER(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    /** A formula, a number that counts itself, a field of the system. */
    READ_ONLY_FOR_ALL(RequirementState.MISSING, Helper.CREATOR),
    /** Type when it was mapped, and now. */
    TYPE_CHANGED(RequirementState.MISSING, Helper.CREATOR),
    NOT_EXTERNAL_ID(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),
    NOT_UNIQUE(RequirementState.MISSING, Helper.SALESFORCE_ADMIN),

    // --- UNKNOWN
    /** How many addresses, and which. */
    RANGES_NOT_SHOWN(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** The operator has not said from which addresses the console calls. */
    ADDRESSES_NOT_SET(RequirementState.UNKNOWN, Helper.CONSOLE_ADMIN),
    /** The number of addresses from which the console calls. */
    LOCK_NOT_SHOWN(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    IDENTITY_SILENT(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** Setup is closed to the user. */
    SETUP_NOT_SHOWN(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** An External Client App has no row among the connected apps; the name that was looked for. */
    APP_NOT_LISTED(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** Without it the app cannot be looked for. */
    APP_NAME_NOT_TOLD(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** The code of the fault. */
    QUERY_REFUSED(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN),
    /** The org turns the account away as a whole; the code. */
    NOT_ASKED(RequirementState.UNKNOWN, Helper.SALESFORCE_ADMIN);

    /** Who can look it up and mend it. */
    public enum Helper {
        NOBODY,
        SALESFORCE_ADMIN,
        /** The workflow's creator: it is the mapping that does not fit. */
        CREATOR,
        CONSOLE_ADMIN
    }

    private final RequirementState state;
    private final Helper helper;

    Evidence(RequirementState state, Helper helper) {
        this.state = state;
        this.helper = helper;
    }

    public RequirementState state() {
        return state;
    }

    public Helper helper() {
        return helper;
    }
}
