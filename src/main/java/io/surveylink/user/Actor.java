package io.surveylink.user;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.UserId;

/** Who is asking. Every service method that acts for a person takes one. */
public record Actor(UserId id, Role role) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** @throws DomainException FORBIDDEN for anybody but admins */
    public void requireAdmin() {
        if (!isAdmin()) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
    }
}
