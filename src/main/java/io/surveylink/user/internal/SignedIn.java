package io.surveylink.user.internal;

import io.surveylink.common.UserId;
import io.surveylink.user.Role;
import java.io.Serializable;
import java.security.Principal;

/** Who a session belongs to; all else is read afresh. */
record SignedIn(long userId, Role role) implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    UserId id() {
        return new UserId(userId);
    }

    @Override
    public String getName() {
        return String.valueOf(userId);
    }
}
