package io.surveylink.salesforce;

/** API requests of an org in the rolling 24 hours, as {@code LimitInfoHeader} of every SOAP answer tells. */
public record ApiUsage(int used, int limit) {}
