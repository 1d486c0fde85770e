package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.salesforce.SalesforceSession;
import java.util.function.Function;

/**
 * Sessions of linked accounts, for the engine and for describing. The token is refreshed only when Salesforce calls
 * the session invalid, by one refresher per account over all nodes, and the call is then made once more.
 */
public interface AccountSessions {

    /**
     * Calls Salesforce as the account.
     *
     * @param call must be safe to make a second time after INVALID_SESSION_ID, when nothing has been written
     * @throws AccountUnavailableException if there is no usable token; the account's state is updated and listeners
     *     are told before it is thrown
     * @throws io.surveylink.salesforce.SalesforceException for every other failure
     */
    <T> T call(AccountId account, Function<SalesforceSession, T> call);
}
