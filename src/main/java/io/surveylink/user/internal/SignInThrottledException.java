package io.surveylink.user.internal;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** No attempt is taken for a while. */
final class SignInThrottledException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    SignInThrottledException(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    /** Whole seconds, rounded up. */
    long waitSeconds() {
        return wait.plusMillis(999).toSeconds();
    }
}
