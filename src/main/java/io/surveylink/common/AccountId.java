package io.surveylink.common;

/** A linked account. The value is the database's key and never leaves the console. */
public record AccountId(long value) {}
