package io.surveylink.simulator.oauth;

/** What an administrator switches on or off about an app. */
public enum AppRule {
    /** An authorize request without a code challenge is refused. */
    REQUIRE_PKCE,
    /** The secret has to come with a code and with a refresh. */
    REQUIRE_SECRET,
    /** Each refresh gives a new refresh token; use of an old one kills the new one too. */
    ROTATION,
    /** Access tokens are JWTs, which the SOAP API does not take. */
    JWT_TOKENS,
    /** Since September 2025 ordinary users cannot approve an app that is not. */
    INSTALLED,
    /** An External Client App that is not: the org does not know it. */
    DEPLOYED,
    /** Blocked by an administrator. */
    BLOCKED,
    /** A local External Client App of another org: it works there only. */
    LOCAL_TO_ANOTHER_ORG
}
