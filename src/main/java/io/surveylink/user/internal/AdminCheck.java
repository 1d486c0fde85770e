package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import org.springframework.stereotype.Component;

/** The role is read again: the actor's may be as old as the page. */
@Component
class AdminCheck {

    private final UserRepository users;

    AdminCheck(UserRepository users) {
        this.users = users;
    }

    /** @throws DomainException FORBIDDEN for everybody but active admins */
    void require(Actor actor) {
        boolean admin = users.find(USER.ID.eq(actor.id()))
                .filter(user -> user.role() == Role.ADMIN && user.state() == UserState.ACTIVE)
                .isPresent();
        if (!admin) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
    }
}
