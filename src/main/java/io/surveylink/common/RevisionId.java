package io.surveylink.common;

/** An immutable revision of a workflow. The value is the database's key and never leaves the console. */
public record RevisionId(long value) {}
