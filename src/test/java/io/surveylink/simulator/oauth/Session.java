package io.surveylink.simulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An access token in use. It lives on as long as it is used within the session timeout.
 *
 * @param orgId of the time it was made: after a refresh of the sandbox the token belongs nowhere
 */
public record Session(
        String token,
        String orgId,
        String username,
        String app,
        String grantId,
        List<String> scopes,
        Instant issuedAt,
        Instant lastUsedAt,
        Duration timeout) {

    boolean isOver(Instant now) {
        return endsAt().isBefore(now);
    }

    /** Unless it is used before. */
    Instant endsAt() {
        return lastUsedAt.plus(timeout);
    }

    Session usedAt(Instant now) {
        return new Session(token, orgId, username, app, grantId, scopes, issuedAt, now, timeout);
    }

    public boolean isJwt() {
        return token.split("\\.", -1).length == 3 && !token.contains("!");
    }

    /** Whether the token opens the API, not only identity. */
    public boolean opensApi() {
        return scopes.contains("api") || scopes.contains("full");
    }
}
