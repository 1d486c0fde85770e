package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import java.util.Map;
import java.util.Optional;

/** {@code /services/oauth2/revoke}: a refresh token dies with all its sessions, an access token alone. */
public final class RevokeEndpoint {

    private final Grants grants;
    private final Sessions sessions;
    private final CallRunner runner;

    RevokeEndpoint(Grants grants, Sessions sessions, CallRunner runner) {
        this.grants = grants;
        this.sessions = sessions;
        this.runner = runner;
    }

    public Reply handle(Request request) {
        String token = Optional.ofNullable(request.form().get("token"))
                .or(() -> request.query("token"))
                .orElse("");
        return runner.run(info(token), new OAuthWork(() -> revoke(token)));
    }

    private CallInfo info(String token) {
        if (grants.present(token) instanceof Grants.Presented.Valid(Grant grant)) {
            return CallInfo.ofOAuth("revoke", grant.org(), grant.username(), grant.app(), null);
        }
        Optional<Session> session = sessions.find(token);
        return CallInfo.ofOAuth(
                "revoke",
                session.flatMap(found -> grants.find(found.grantId()))
                        .map(Grant::org)
                        .orElse(null),
                session.map(Session::username).orElse(null),
                session.map(Session::app).orElse(null),
                null);
    }

    private Map<String, Object> revoke(String token) {
        if (grants.present(token) instanceof Grants.Presented.Valid(Grant grant)) {
            grants.kill(grant);
        } else if (sessions.find(token).isPresent()) {
            sessions.kill(token);
        } else {
            throw new OAuthError("invalid_token", "invalid token: " + token);
        }
        return Map.of();
    }
}
