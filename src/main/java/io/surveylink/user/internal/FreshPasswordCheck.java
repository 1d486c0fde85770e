package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.common.ClientAddress;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.user.Actor;
import io.surveylink.user.FreshPassword;
import io.surveylink.user.UserState;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Guessing here is slowed down as it is at the sign-in, by the same counts. */
@Component
class FreshPasswordCheck implements FreshPassword {

    private final UserRepository users;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;

    FreshPasswordCheck(UserRepository users, SignInThrottle throttle, PasswordEncoder passwords) {
        this.users = users;
        this.throttle = throttle;
        this.passwords = passwords;
    }

    @Override
    public void require(Actor actor, String password) {
        var email = users.find(USER.ID.eq(actor.id()))
                .filter(user -> user.state() == UserState.ACTIVE)
                .orElseThrow(() -> new DomainException(ErrorCode.FORBIDDEN))
                .email();
        var here = ClientAddress.current();
        var address = here == null ? "" : here;
        var wait = throttle.begin(email, address).toWait();
        if (wait.isPositive()) {
            throw new DomainException(ErrorCode.SIGN_IN_THROTTLED, new SignInThrottledException(wait).waitSeconds());
        }
        boolean right = users.findCredentials(USER.ID.eq(actor.id()))
                .filter(known -> passwords.matches(password, known.passwordHash()))
                .isPresent();
        if (!right) {
            throw new DomainException(ErrorCode.PASSWORD_WRONG);
        }
        throttle.succeeded(email, address);
    }
}
