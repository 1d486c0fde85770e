package io.surveylink.simulator.org;

import java.util.Map;

/**
 * What the headers of a writing call ask for.
 *
 * @param allowTruncation text that is too long is cut
 * @param allowDuplicates a duplicate rule that only alerts is passed over
 * @param assignmentRule the object's active assignment rule decides about the owner
 * @param refused rows that fail whatever they hold, by index: a test asked for it
 */
public record WriteOptions(
        boolean allOrNone,
        boolean allowTruncation,
        boolean allowDuplicates,
        boolean assignmentRule,
        Map<Integer, RowError> refused) {

    public static final WriteOptions DEFAULT = new WriteOptions(false, false, false, false, Map.of());
}
