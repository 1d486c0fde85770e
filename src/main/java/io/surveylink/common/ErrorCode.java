package io.surveylink.common;

/**
 * What can go wrong in a way that a person or a client is told about. The name is stable: it is the {@code code} of
 * problem details, the key of the text ({@code error.<name>}) and what logs bear. Whether an error is the caller's to
 * mend is told by its {@link Kind}.
 */
public enum ErrorCode {
    NOT_FOUND(Kind.NOT_FOUND),
    FORBIDDEN(Kind.FORBIDDEN),
    STALE(Kind.CONFLICT),
    INVALID_INPUT(Kind.INVALID),
    UNEXPECTED(Kind.INTERNAL),

    EMAIL_TAKEN(Kind.CONFLICT),
    EMAIL_INVALID(Kind.INVALID),
    NAME_INVALID(Kind.INVALID),
    PASSWORD_TOO_SHORT(Kind.INVALID),
    PASSWORD_TOO_LONG(Kind.INVALID),
    SIGN_IN_FAILED(Kind.UNAUTHENTICATED),
    SIGN_IN_THROTTLED(Kind.THROTTLED),
    SETUP_DONE(Kind.CONFLICT),
    SETUP_CODE_WRONG(Kind.INVALID),

    QUESTION_CODE_TAKEN(Kind.CONFLICT),
    EMBEDDED_DATA_NAME_TAKEN(Kind.CONFLICT),

    KEY_MISSING(Kind.UNAUTHENTICATED),
    KEY_INVALID(Kind.UNAUTHENTICATED),
    SCOPE_MISSING(Kind.FORBIDDEN),
    PROJECT_UNKNOWN(Kind.NOT_FOUND),
    RESPONSE_UNKNOWN(Kind.NOT_FOUND),
    BODY_MALFORMED(Kind.INVALID),
    BODY_TOO_LARGE(Kind.TOO_LARGE),
    RATE_LIMITED(Kind.THROTTLED),
    OVERLOADED(Kind.UNAVAILABLE),
    IDEMPOTENCY_KEY_REUSED(Kind.CONFLICT),

    ACCOUNT_SLOTS_FULL(Kind.CONFLICT),
    ACCOUNT_ALREADY_LINKED(Kind.CONFLICT),
    ACCOUNT_NAME_TAKEN(Kind.CONFLICT),
    ACCOUNT_NEEDS_REAUTHENTICATION(Kind.CONFLICT),
    ACCOUNT_REVOKED_BY_ADMIN(Kind.CONFLICT),
    SANDBOX_ASKED_ABOUT(Kind.CONFLICT),
    LINK_ASKED_LATELY(Kind.CONFLICT),
    LINK_DENIED(Kind.INVALID),
    LINK_EXPIRED(Kind.INVALID),
    LINK_CODE_REFUSED(Kind.INVALID),
    LINK_STATE_UNKNOWN(Kind.INVALID),
    LINK_SESSION_ENDED(Kind.INVALID),
    LINK_WRONG_ENVIRONMENT(Kind.INVALID),
    LINK_SIGNATURE_WRONG(Kind.INVALID),

    // Why Salesforce refuses: the same codes while an account is linked and as the state of one that is in use.
    SALESFORCE_TOKEN_DEAD(Kind.CONFLICT),
    SALESFORCE_ANSWER_LOST(Kind.CONFLICT),
    SALESFORCE_TOKEN_UNREADABLE(Kind.CONFLICT),
    SALESFORCE_USER_INACTIVE(Kind.CONFLICT),
    SALESFORCE_USER_NOT_APPROVED(Kind.CONFLICT),
    SALESFORCE_ADDRESS_RESTRICTED(Kind.CONFLICT),
    SALESFORCE_HOURS_RESTRICTED(Kind.CONFLICT),
    SALESFORCE_TOKEN_POLICY(Kind.CONFLICT),
    SALESFORCE_ORG_INACTIVE(Kind.CONFLICT),
    SALESFORCE_RATE_LIMITED(Kind.THROTTLED),
    SALESFORCE_APP_UNKNOWN(Kind.CONFLICT),
    SALESFORCE_APP_SECRET_REFUSED(Kind.CONFLICT),
    SALESFORCE_APP_CALLBACK_REFUSED(Kind.CONFLICT),
    SALESFORCE_APP_FLOW_OFF(Kind.CONFLICT),
    SALESFORCE_APP_NOT_INSTALLED(Kind.CONFLICT),
    SALESFORCE_APP_OF_ANOTHER_ORG(Kind.CONFLICT),
    SALESFORCE_APP_BLOCKED(Kind.CONFLICT),
    SALESFORCE_SCOPE_MISSING(Kind.CONFLICT),
    SALESFORCE_TOKEN_IS_JWT(Kind.CONFLICT),
    SALESFORCE_HOST_REFUSED(Kind.INVALID),
    SALESFORCE_API_DISABLED(Kind.CONFLICT),
    SALESFORCE_API_CLOSED_TO_SESSION(Kind.CONFLICT),
    SALESFORCE_POLICY(Kind.CONFLICT),
    SALESFORCE_CERTIFICATE_WANTED(Kind.CONFLICT),
    SALESFORCE_VERSION_RETIRED(Kind.CONFLICT),
    SALESFORCE_UNREACHABLE(Kind.UNAVAILABLE),

    SALESFORCE_APP_MISSING(Kind.CONFLICT),
    SALESFORCE_APP_IN_USE(Kind.CONFLICT),
    SALESFORCE_REFUSED(Kind.CONFLICT),

    WORKFLOW_HAS_PROBLEMS(Kind.INVALID),
    WORKFLOW_EDITED_ELSEWHERE(Kind.CONFLICT),
    WORKFLOW_PAUSED_BY_ADMIN(Kind.FORBIDDEN),
    WORKFLOW_NOT_PUBLISHED(Kind.CONFLICT),
    WORKFLOW_UNCHANGED(Kind.CONFLICT),
    BINDING_ACCOUNT_UNSUITABLE(Kind.INVALID);

    /** Who is to act, and with it the HTTP status. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        THROTTLED(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        /** The HTTP status that a machine client sees. */
        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The key of the sentence that a person reads. */
    public String textKey() {
        return "error." + name();
    }
}
