package io.surveylink.common;

/** A run: one event through one revision. The value is the database's key and never leaves the console. */
public record RunId(long value) {}
