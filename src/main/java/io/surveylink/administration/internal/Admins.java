package io.surveylink.administration.internal;

import static io.surveylink.jooq.Tables.USER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.common.UserId;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import org.jooq.Condition;

/** The right of admins as part of each statement: a role that was lost a moment ago reads nothing. */
final class Admins {

    private static final io.surveylink.jooq.tables.User ME = USER.as("me");

    private Admins() {}

    static Condition isStill(UserId actor) {
        return exists(selectOne()
                .from(ME)
                .where(ME.ID.eq(actor), ME.ROLE.eq(Role.ADMIN.name()), ME.STATE.eq(UserState.ACTIVE.name())));
    }
}
