package io.surveylink.common;

/** A response, whatever its version. The value is the database's key and never leaves the console. */
public record ResponseId(long value) {}
