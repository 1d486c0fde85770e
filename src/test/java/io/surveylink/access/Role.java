package io.surveylink.access;

import io.surveylink.project.Operation;
import io.surveylink.project.Standing;
import java.util.Set;

/** Who calls: the columns of the access table, and those who are in none. */
enum Role {
    VIEW(Standing.VIEW),
    EDIT(Standing.EDIT),
    CREATOR(Standing.EDIT, Standing.CREATOR),
    OWNER(Standing.OWNER),
    /** An admin who is not a member. */
    ADMIN(Standing.ADMIN),
    STRANGER,
    REMOVED_MEMBER,
    DEACTIVATED_MEMBER;

    private final Set<Standing> standings;

    Role(Standing... standings) {
        this.standings = Set.of(standings);
    }

    Outcome outcomeOf(Operation operation) {
        if (operation.isAllowedTo(standings)) {
            return Outcome.ALLOWED;
        }
        return Operation.SEE_NAMES.isAllowedTo(standings) ? Outcome.FORBIDDEN : Outcome.NOT_FOUND;
    }
}
