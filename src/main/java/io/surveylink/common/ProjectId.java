package io.surveylink.common;

/** A project. The value is the database's key and never leaves the console. */
public record ProjectId(long value) {}
