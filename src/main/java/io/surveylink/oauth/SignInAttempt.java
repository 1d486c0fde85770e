package io.surveylink.oauth;

import io.surveylink.common.SignInAttemptId;
import java.time.Instant;

/**
 * A sign-in that was sent to Salesforce and has not come back. Salesforce shows some errors on its own page and never
 * returns from there, so the console cannot know more.
 *
 * @param expiresAt after that it cannot be finished any more
 */
public record SignInAttempt(SignInAttemptId id, SignInRequest request, Instant startedAt, Instant expiresAt) {}
