package io.surveylink.common;

/** One task of one run. The value is the database's key and never leaves the console. */
public record TaskRunId(long value) {}
