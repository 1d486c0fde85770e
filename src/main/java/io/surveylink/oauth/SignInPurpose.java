package io.surveylink.oauth;

/** Why somebody is sent to Salesforce. */
public enum SignInPurpose {
    /** A new linked account. */
    LINK,
    /** The same account again, whose token is dead. */
    RELINK
}
