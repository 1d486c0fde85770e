package io.surveylink.common;

/** A hold. The value is the database's key and never leaves the console. */
public record HoldId(long value) {}
