package io.surveylink.simulator.org;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of a writing call, as it came.
 *
 * @param id empty if the caller gave none
 * @param values by the caller's spelling of the field names
 * @param toNull fields to clear
 */
public record RowInput(
        String object, String id, Map<String, String> values, Set<String> toNull, List<ParentByExternalId> parents) {

    /** A parent named by an external id instead of by its own: {@code <Account><Customer_Number__c>…}. */
    public record ParentByExternalId(String relationshipName, String object, String field, String value) {}
}
