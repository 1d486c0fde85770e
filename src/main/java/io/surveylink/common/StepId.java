package io.surveylink.common;

/** A task of one revision. The value is the database's key and never leaves the console. */
public record StepId(long value) {}
