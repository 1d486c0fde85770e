package io.surveylink.simulator.oauth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One approval of an app by a user: a row of OauthToken.
 *
 * @param refreshToken the one that counts; null if the app did not ask for one
 * @param retired refresh tokens that rotation has replaced
 * @param refreshedAt when the refresh token was made
 */
public record Grant(
        String id,
        String org,
        String username,
        String app,
        List<String> scopes,
        @Nullable String refreshToken,
        List<String> retired,
        Instant createdAt,
        Instant lastUsedAt,
        int useCount,
        Instant refreshedAt) {

    Grant used(Instant now) {
        return new Grant(
                id, org, username, app, scopes, refreshToken, retired, createdAt, now, useCount + 1, refreshedAt);
    }

    Grant rotated(String newToken, Instant now) {
        List<String> old = new ArrayList<>(retired);
        if (refreshToken != null) {
            old.add(refreshToken);
        }
        return new Grant(
                id, org, username, app, scopes, newToken, List.copyOf(old), createdAt, lastUsedAt, useCount, now);
    }

    boolean belongsTo(String ofOrg, String ofUser, String ofApp) {
        return org.equals(ofOrg) && username.equals(ofUser) && app.equals(ofApp);
    }
}
