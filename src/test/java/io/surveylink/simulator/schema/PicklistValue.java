package io.surveylink.simulator.schema;

/** A value of a picklist. */
public record PicklistValue(String value, String label, boolean active, boolean byDefault) {}
