package io.surveylink.common;

/** Our own record of a Salesforce organisation. The value is the database's key and never leaves the console. */
public record OrgId(long value) {}
