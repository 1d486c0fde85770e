package io.surveylink.salesforce;

/**
 * What the headers of a writing call ask for. They hold for all its rows.
 *
 * @param saveDuplicates passes over a duplicate rule that only alerts ({@code DuplicateRuleHeader.allowSave}); a rule
 *     that blocks still refuses the row as DUPLICATES_DETECTED
 * @param useAssignmentRules applies the org's active assignment rule to Leads and Cases
 *     ({@code AssignmentRuleHeader.useDefaultRule})
 */
public record WriteOptions(boolean saveDuplicates, boolean useAssignmentRules) {

    /** As Salesforce does without headers. */
    public static final WriteOptions NONE = new WriteOptions(false, false);
}
