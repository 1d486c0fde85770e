package io.surveylink.user.internal;

import io.surveylink.common.UserId;
import io.surveylink.user.Role;
import java.io.Serializable;
import java.security.Principal;

/**
 * Who a session belongs to; all else is read afresh.
 *
 * @param epoch of the user at the sign-in: the session is over once the user's is another
 */
record SignedIn(long userId, Role role, int epoch) implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    UserId id() {
        return new UserId(userId);
    }

    @Override
    public String getName() {
        return String.valueOf(userId);
    }
}
