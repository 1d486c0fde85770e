package io.surveylink.simulator.org;

import java.util.List;

/**
 * What a duplicate rule found.
 *
 * @param field the one the matching rule compared
 */
public record DuplicateFinding(DuplicateRule rule, String field, List<StoredRecord> matches) {}
