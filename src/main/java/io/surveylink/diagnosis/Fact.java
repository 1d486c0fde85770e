package io.surveylink.diagnosis;

/** What can be found out: {@code diagnosis.fact.<FACT>} says it, filled with the arguments named here. */
public enum Fact {
    // --- SHARED
    YOU_OWN(Question.SHARED, State.OK),
    YOU_EDIT(Question.SHARED, State.OK),
    /** The owner. */
    YOU_VIEW(Question.SHARED, State.OK),
    YOU_ADMINISTER(Question.SHARED, State.OK),

    // --- OWNER
    /** The owner. */
    OWNER_ACTIVE(Question.OWNER, State.OK),
    /** The owner. */
    OWNER_DEACTIVATED(Question.OWNER, State.PROBLEM),

    // --- ACCOUNT
    /** The owner, the org. */
    NO_ACCOUNT(Question.ACCOUNT, State.PROBLEM),
    /** The owner, the org, how many accounts there. */
    ACCOUNT_NOT_CHOSEN(Question.ACCOUNT, State.PROBLEM),
    /** The owner. */
    ACCOUNT_ELSEWHERE(Question.ACCOUNT, State.NOT_ASKED),
    /** The accounts. */
    ACCOUNT_CHOSEN(Question.ACCOUNT, State.OK),
    NO_ACCOUNT_NEEDED(Question.ACCOUNT, State.NOT_ASKED),

    // --- ORG
    /** The org, the owner. */
    WRONG_ENVIRONMENT(Question.ORG, State.PROBLEM),
    /** The org, the owner. */
    OTHER_ORG(Question.ORG, State.PROBLEM),
    ORG_FITS(Question.ORG, State.OK),
    ORG_NOT_ASKED(Question.ORG, State.NOT_ASKED),

    // --- TOKEN
    /** The account. */
    TOKEN_DEAD(Question.TOKEN, State.PROBLEM),
    /** The account. */
    SALESFORCE_SILENT(Question.TOKEN, State.UNKNOWN),
    TOKEN_ALIVE(Question.TOKEN, State.OK),
    TOKEN_NOT_ASKED(Question.TOKEN, State.NOT_ASKED),

    // --- CONSENT
    /** The owner, the workflow. */
    CONSENT_MISSING(Question.CONSENT, State.PROBLEM),
    /** The owner, the workflow, the number of the revision that waits. */
    REVISION_WAITS(Question.CONSENT, State.PROBLEM),
    CONSENT_GIVEN(Question.CONSENT, State.OK),

    // --- PERMISSIONS
    /** The workflow, what it writes. */
    PERMISSION_LOST(Question.PERMISSIONS, State.PROBLEM),
    /** The workflow, what is missing. */
    SCHEMA_CHANGED(Question.PERMISSIONS, State.PROBLEM),
    NOTHING_MISSING(Question.PERMISSIONS, State.OK),
    PERMISSIONS_NOT_ASKED(Question.PERMISSIONS, State.NOT_ASKED),

    // --- ORG_POLICY
    /** The account. */
    ORG_BLOCKS(Question.ORG_POLICY, State.PROBLEM),
    ORG_LETS_IN(Question.ORG_POLICY, State.OK),
    POLICY_NOT_ASKED(Question.ORG_POLICY, State.NOT_ASKED),

    // --- LIMIT
    /** The org. */
    API_LIMIT(Question.LIMIT, State.PROBLEM),
    /** The org. */
    API_BUDGET(Question.LIMIT, State.PROBLEM),
    REQUESTS_LEFT(Question.LIMIT, State.OK),

    // --- SWITCH
    NO_WORKFLOW(Question.SWITCH, State.PROBLEM),
    /** The workflow. */
    NOT_PUBLISHED(Question.SWITCH, State.PROBLEM),
    /** The workflow. */
    SWITCHED_OFF(Question.SWITCH, State.PROBLEM),
    /** The workflow. */
    PAUSED(Question.SWITCH, State.PROBLEM),
    /** The workflow. */
    PAUSED_BY_ADMIN(Question.SWITCH, State.PROBLEM),
    ON(Question.SWITCH, State.OK),

    // --- LAST_ERROR
    /** The workflow. */
    RUN_FAILED(Question.LAST_ERROR, State.PROBLEM),
    /** The workflow. */
    RUN_UNCERTAIN(Question.LAST_ERROR, State.PROBLEM),
    /** The workflow. */
    RUN_RETRIED(Question.LAST_ERROR, State.PROBLEM),
    /** The workflow. */
    CONDITIONS_UNMET(Question.LAST_ERROR, State.PROBLEM),
    /** The workflow. */
    RUN_NOT_SENT(Question.LAST_ERROR, State.PROBLEM),
    /** The workflow. */
    RUN_SUCCEEDED(Question.LAST_ERROR, State.OK),
    NO_ERROR(Question.LAST_ERROR, State.OK),
    NO_RUN_YET(Question.LAST_ERROR, State.UNKNOWN),

    // --- HELD_RUNS
    /** How many; the evidence's code is the hold's cause. */
    RUNS_HELD(Question.HELD_RUNS, State.PROBLEM),
    WAITS_FOR_EARLIER(Question.HELD_RUNS, State.PROBLEM),
    NOTHING_HELD(Question.HELD_RUNS, State.OK);

    /** How a question came out. */
    public enum State {
        OK,
        PROBLEM,
        /** Nobody here can tell at the moment. */
        UNKNOWN,
        /** Another answer leaves nothing to ask. */
        NOT_ASKED
    }

    private final Question question;
    private final State state;

    Fact(Question question, State state) {
        this.question = question;
        this.state = state;
    }

    public Question question() {
        return question;
    }

    public State state() {
        return state;
    }
}
