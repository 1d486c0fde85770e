package io.surveylink.salesforce;

import org.jspecify.annotations.Nullable;

/** What Salesforce answered, and the usage it told beside. */
public record Answer<T>(T value, @Nullable ApiUsage usage) {}
