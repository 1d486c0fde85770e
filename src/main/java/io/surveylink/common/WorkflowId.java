package io.surveylink.common;

/** A workflow. The value is the database's key and never leaves the console. */
public record WorkflowId(long value) {}
