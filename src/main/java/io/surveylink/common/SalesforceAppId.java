package io.surveylink.common;

/** A Salesforce app: an OAuth client registration. The value is the database's key and never leaves the console. */
public record SalesforceAppId(long value) {}
