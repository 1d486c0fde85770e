package io.surveylink.common;

/** The environment of a Salesforce org. Both may have a My Domain host. */
public enum Environment {
    PRODUCTION,
    SANDBOX
}
