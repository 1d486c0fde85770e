package io.surveylink.common;

/** One version of a response. The value is the database's key and never leaves the console. */
public record ResponseVersionId(long value) {}
