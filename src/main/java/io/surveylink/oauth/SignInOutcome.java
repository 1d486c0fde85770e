package io.surveylink.oauth;

import io.surveylink.common.DomainException;

/** How a sign-in ended when the browser came back. Paths have no leading slash. */
public sealed interface SignInOutcome {

    /** It is stored; {@code path} is what the person sees next. */
    record Completed(String path) implements SignInOutcome {}

    /** Nothing was kept. {@code returnTo} is where the person came from. */
    record Failed(DomainException error, String returnTo) implements SignInOutcome {}
}
