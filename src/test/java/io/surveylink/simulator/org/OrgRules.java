package io.surveylink.simulator.org;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an administrator set up that looks at single records.
 *
 * @param locked ids another transaction holds: writing them ends in UNABLE_TO_LOCK_ROW
 * @param inApproval ids an approval process has locked: ENTITY_IS_LOCKED
 */
public record OrgRules(
        List<ValidationRule> validations, List<DuplicateRule> duplicates, Set<String> locked, Set<String> inApproval) {

    public static final OrgRules NONE = new OrgRules(List.of(), List.of(), Set.of(), Set.of());

    public OrgRules withValidations(List<ValidationRule> rules) {
        return new OrgRules(List.copyOf(rules), duplicates, locked, inApproval);
    }

    public OrgRules withDuplicates(List<DuplicateRule> rules) {
        return new OrgRules(validations, List.copyOf(rules), locked, inApproval);
    }

    public OrgRules withLocked(Collection<String> ids) {
        return new OrgRules(validations, duplicates, Set.copyOf(ids), inApproval);
    }

    public OrgRules withInApproval(Collection<String> ids) {
        return new OrgRules(validations, duplicates, locked, Set.copyOf(ids));
    }
}
