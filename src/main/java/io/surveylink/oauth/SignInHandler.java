package io.surveylink.oauth;

import io.surveylink.common.Environment;

/** SPI, implemented by account: takes over what a sign-in brought. Called outside of any transaction. */
public interface SignInHandler {

    /**
     * Stores the tokens.
     *
     * @return the path to show next, without leading slash
     * @throws io.surveylink.common.DomainException if the sign-in is not what was wanted; the tokens are then revoked
     */
    String completed(CompletedSignIn signIn);

    /**
     * A sign-in whose tokens and identity were checked.
     *
     * @param environment of the Salesforce app, hence what the person chose
     */
    record CompletedSignIn(
            SignInRequest request, Environment environment, TokenSet tokens, SalesforceIdentity identity) {}
}
