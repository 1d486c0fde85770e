package io.surveylink.oauth;

import io.surveylink.user.Actor;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The authorization-code flow with PKCE: out to Salesforce's own login page and back. */
public interface SignIns {

    /**
     * Prepares a sign-in that lasts ten minutes and can be finished once, by the same person in the same browser.
     *
     * @param sessionId of the HTTP session
     * @return where to send the browser
     * @throws io.surveylink.common.DomainException SALESFORCE_APP_MISSING, RATE_LIMITED
     */
    URI begin(SignInRequest request, String sessionId);

    /**
     * Takes what Salesforce sent the browser back with.
     *
     * @param appPublicId of the redirect URI
     * @param parameters {@code code} and {@code state}, or {@code error}
     */
    SignInOutcome finish(Actor actor, String sessionId, String appPublicId, Map<String, String> parameters);

    /**
     * The browser came back, but its session had ended: the sign-in is over, and its code is never used.
     *
     * @return what was begun; empty for a state that is unknown, used or too old
     */
    Optional<SignInAttempt> abandon(String state);
}
