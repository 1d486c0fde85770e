package io.surveylink.oauth;

/**
 * Who signed in, as Salesforce's identity URL tells. Ids have 18 characters.
 *
 * @param appInstalled false where the org could cut the app off at any time, since it is not installed there
 */
public record SalesforceIdentity(
        String organizationId, String userId, String username, String displayName, boolean appInstalled) {}
