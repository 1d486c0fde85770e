package io.surveylink.oauth;

/** Why somebody is sent to Salesforce. */
public enum SignInPurpose {
    /** A new linked account. */
    LINK,
    /** The same account again, whose token is dead. */
    RELINK,
    /** Nothing is linked: that the person has a user in an org, shown afresh. */
    PROVE
}
