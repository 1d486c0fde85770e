package io.surveylink.account;

import io.surveylink.common.AccountId;

/** The account has no usable token at the moment; {@link #state()} says whether its person or time mends it. */
public final class AccountUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private final AccountState state;
    private final String code;

    public AccountUnavailableException(AccountId account, AccountState state, String code) {
        super(state + ": " + code);
        this.account = account;
        this.state = state;
        this.code = code;
    }

    public AccountId account() {
        return account;
    }

    /** NEEDS_REAUTHENTICATION, BLOCKED_BY_ORG or UNREACHABLE. */
    public AccountState state() {
        return state;
    }

    /** The OAuth error or fault code behind it. */
    public String code() {
        return code;
    }
}
