package io.surveylink.common;

/** A sign-in at Salesforce that somebody began. The value is the database's key. */
public record SignInAttemptId(long value) {}
