package io.surveylink.oauth;

import io.surveylink.common.ErrorCode;
import io.surveylink.common.SignInAttemptId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a sign-in at Salesforce was not finished, for the next view to say. The callback leaves it in the HTTP session
 * under {@link #ATTRIBUTE}; the URL carries nothing that could be forged or shared.
 */
public record SignInFailure(
        ErrorCode code,
        ArrayList<Object> arguments,
        String returnTo,
        @Nullable Long attemptId) implements Serializable {

    /** Where the HTTP session keeps it until a view has shown it. */
    public static final String ATTRIBUTE = "surveylink.sign-in-failure";

    public static SignInFailure of(SignInOutcome.Failed failed) {
        var attempt = failed.attempt();
        return new SignInFailure(
                failed.error().code(),
                new ArrayList<>(failed.error().arguments()),
                failed.returnTo(),
                attempt == null ? null : attempt.value());
    }

    /** What may be begun again. */
    public Optional<SignInAttemptId> attempt() {
        return Optional.ofNullable(attemptId).map(SignInAttemptId::new);
    }
}
