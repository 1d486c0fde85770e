package io.surveylink.common;

/** A lane: project, org and object. The value is the database's key and never leaves the console. */
public record LaneId(long value) {}
