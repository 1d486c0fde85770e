package io.surveylink.oauth;

import java.net.URI;

/** What a token endpoint gave, checked. */
public record TokenSet(String accessToken, String refreshToken, URI instanceUrl, String scope) {

    /** Says nothing of the tokens, so that no log can. */
    @Override
    public String toString() {
        return "TokenSet[" + instanceUrl + ", " + scope + "]";
    }
}
