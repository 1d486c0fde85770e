package io.surveylink.common;

/** A console user. The value is the database's key and never leaves the console. */
public record UserId(long value) {}
