package io.surveylink.common;

/** A transfer of a project to another owner. The value is the database's key and never leaves the console. */
public record TransferId(long value) {}
