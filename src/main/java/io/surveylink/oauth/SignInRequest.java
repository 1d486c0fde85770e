package io.surveylink.oauth;

import io.surveylink.common.AccountId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in at Salesforce that is about to begin.
 *
 * @param slot for LINK: which of the person's slots it is meant for
 * @param accountName for LINK
 * @param account for RELINK: the account to repair
 * @param loginHint the Salesforce username to offer
 * @param returnTo a path inside the console, without leading slash
 */
public record SignInRequest(
        UserId user,
        SalesforceAppId app,
        SignInPurpose purpose,
        @Nullable Integer slot,
        @Nullable String accountName,
        @Nullable AccountId account,
        @Nullable String loginHint,
        String returnTo) {}
