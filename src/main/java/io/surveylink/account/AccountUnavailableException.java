package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;

/** The account has no usable token at the moment; {@link #state()} says whether its person or time mends it. */
public final class AccountUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private final AccountState state;
    private final String code;
    private final transient DomainException reason;

    public AccountUnavailableException(AccountId account, AccountState state, String code, DomainException reason) {
        super(state + ": " + code, reason);
        this.account = account;
        this.state = state;
        this.code = code;
        this.reason = reason;
    }

    public AccountId account() {
        return account;
    }

    /** NEEDS_REAUTHENTICATION, BLOCKED_BY_ORG or UNREACHABLE. */
    public AccountState state() {
        return state;
    }

    /** What is behind it: a name of {@link io.surveylink.common.ErrorCode}, a fault code, or a word of Salesforce's. */
    public String code() {
        return code;
    }

    /** The same for a person: who can mend it, and where. */
    public DomainException reason() {
        return reason;
    }
}
