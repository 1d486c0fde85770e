package io.surveylink.oauth;

import io.surveylink.common.AccountId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in at Salesforce that is about to begin.
 *
 * @param slot for LINK: which of the person's slots it is meant for
 * @param accountName for LINK
 * @param account for RELINK: the account to repair
 * @param workflow for PROVE: what the person wants to take over
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
        @Nullable WorkflowId workflow,
        @Nullable String loginHint,
        String returnTo) {

    /** Of a sign-in that ends in a linked account. */
    public SignInRequest(
            UserId user,
            SalesforceAppId app,
            SignInPurpose purpose,
            @Nullable Integer slot,
            @Nullable String accountName,
            @Nullable AccountId account,
            @Nullable String loginHint,
            String returnTo) {
        this(user, app, purpose, slot, accountName, account, null, loginHint, returnTo);
    }

    /** Of a sign-in that proves something and links nothing. */
    public static SignInRequest proof(UserId user, SalesforceAppId app, WorkflowId workflow, String returnTo) {
        return new SignInRequest(user, app, SignInPurpose.PROVE, null, null, null, workflow, null, returnTo);
    }
}
