package io.surveylink.account;

import io.surveylink.common.AccountId;

/**
 * SPI: told in the transaction that changed an account's state or removed it. The engine holds and releases.
 */
public interface AccountListener {

    void stateChanged(AccountId account, AccountState before, AccountState after, String code);

    /** What waited for the account waits from now on for another binding. */
    void deleted(AccountId account);
}
