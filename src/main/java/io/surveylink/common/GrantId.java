package io.surveylink.common;

/** An OAuth approval and its tokens. The value is the database's key and never leaves the console. */
public record GrantId(long value) {}
