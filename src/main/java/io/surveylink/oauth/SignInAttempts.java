package io.surveylink.oauth;

import io.surveylink.common.SignInAttemptId;
import io.surveylink.common.UserId;
import java.util.Optional;

/** Sign-ins that were sent to Salesforce, remembered for a day after their ten minutes. */
public interface SignInAttempts {

    /** The person's last sign-in, if it has neither come back nor been given up. */
    Optional<SignInAttempt> unfinished(UserId user);

    /**
     * What the person once began, to begin it again.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND if it is somebody else's or long ago
     */
    SignInRequest requestOf(UserId user, SignInAttemptId attempt);

    /** Nothing that comes back for it counts any more. */
    void giveUp(UserId user, SignInAttemptId attempt);
}
