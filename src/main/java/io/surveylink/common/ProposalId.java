package io.surveylink.common;

/** A proposal to change a workflow. The value is the database's key and never leaves the console. */
public record ProposalId(long value) {}
