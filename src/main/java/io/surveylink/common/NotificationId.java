package io.surveylink.common;

/** A notification of an outbound message, once taken. The value is the database's key and never leaves the console. */
public record NotificationId(long value) {}
