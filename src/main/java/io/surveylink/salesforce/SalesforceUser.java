package io.surveylink.salesforce;

/** Who a session is, as {@code getUserInfo} tells. Ids have 18 characters. */
public record SalesforceUser(
        String userId,
        String username,
        String fullName,
        String organizationId,
        String organizationName,
        int sessionSecondsValid) {}
