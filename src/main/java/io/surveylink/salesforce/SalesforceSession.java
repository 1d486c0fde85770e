package io.surveylink.salesforce;

import java.net.URI;

/** An access token and where it counts. */
public record SalesforceSession(URI instanceUrl, String accessToken) {

    /** Says nothing of the token, so that no log can. */
    @Override
    public String toString() {
        return "SalesforceSession[" + instanceUrl + "]";
    }
}
