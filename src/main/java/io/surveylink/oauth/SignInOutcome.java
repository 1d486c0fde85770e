package io.surveylink.oauth;

import io.surveylink.common.DomainException;
import io.surveylink.common.SignInAttemptId;
import org.jspecify.annotations.Nullable;

/** How a sign-in ended when the browser came back. Paths have no leading slash. */
public sealed interface SignInOutcome {

    /** It is stored; {@code path} is what the person sees next. */
    record Completed(String path) implements SignInOutcome {}

    /**
     * Nothing was kept.
     *
     * @param returnTo where the person came from; empty if that is not known
     * @param attempt what may be begun again; null if nothing of it is known
     */
    record Failed(
            DomainException error,
            String returnTo,
            @Nullable SignInAttemptId attempt) implements SignInOutcome {}
}
