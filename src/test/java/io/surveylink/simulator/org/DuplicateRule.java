package io.surveylink.simulator.org;

/**
 * A duplicate rule with an exact matching rule on one field.
 *
 * @param allowSave alerts only: a caller may save all the same, by the DuplicateRuleHeader
 */
public record DuplicateRule(String name, String object, String field, boolean allowSave, String message) {}
