package io.surveylink.simulator.org;

import java.util.List;
import java.util.Set;

/**
 * What an administrator set up that looks at single records.
 *
 * @param locked ids another transaction holds: writing them ends in UNABLE_TO_LOCK_ROW
 * @param inApproval ids an approval process has locked: ENTITY_IS_LOCKED
 */
record OrgRules(
        List<ValidationRule> validations, List<DuplicateRule> duplicates, Set<String> locked, Set<String> inApproval) {

    static final OrgRules NONE = new OrgRules(List.of(), List.of(), Set.of(), Set.of());
}
