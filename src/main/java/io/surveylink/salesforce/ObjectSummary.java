package io.surveylink.salesforce;

/** An object as describeGlobal lists it for this user. */
public record ObjectSummary(
        String name, String label, boolean custom, boolean createable, boolean updateable, boolean deletable) {}
