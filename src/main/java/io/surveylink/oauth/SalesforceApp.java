package io.surveylink.oauth;

import io.surveylink.common.Environment;
import io.surveylink.common.SalesforceAppId;
import java.net.URI;
import java.time.Instant;

/**
 * An OAuth client registration as admins see it; the secret stays inside.
 *
 * @param redirectUri what the External Client App in Salesforce must name as its callback, to the letter
 * @param accounts how many linked accounts live on it
 */
public record SalesforceApp(
        SalesforceAppId id,
        String publicId,
        String name,
        Environment environment,
        URI loginUrl,
        String consumerKey,
        URI redirectUri,
        int accounts,
        Instant createdAt) {}
