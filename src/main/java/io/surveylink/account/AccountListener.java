package io.surveylink.account;

import io.surveylink.common.AccountId;

/**
 * SPI: told in the transaction that changed an account's state. The engine holds and releases. A deletion is told as the
 * end of the account's bindings.
 */
public interface AccountListener {

    void stateChanged(AccountId account, AccountState before, AccountState after, String code);
}
