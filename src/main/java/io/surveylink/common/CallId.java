package io.surveylink.common;

/** One call to Salesforce. The value is the database's key and never leaves the console. */
public record CallId(long value) {}
