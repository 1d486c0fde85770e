package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /services/oauth2/revoke}: a refresh token dies with all its sessions, an access token alone. */
public final class RevokeEndpoint {

    private static final Pattern CALLBACK = Pattern.compile("[\\w$.]{1,100}");

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
        Reply reply = runner.run(info(token), new OAuthWork(() -> revoke(token)));
        Optional<String> callback =
                request.query("callback").filter(name -> CALLBACK.matcher(name).matches());
        return callback.isPresent() && reply instanceof Reply.Answer answer ? script(callback.get(), answer) : reply;
    }

    /** For pages of the time before CORS: the answer as a call of their function. */
    private static Reply script(String callback, Reply.Answer answer) {
        String json = answer.body().length == 0 ? "{}" : new String(answer.body(), StandardCharsets.UTF_8);
        return Reply.of(answer.status(), "application/javascript;charset=UTF-8", callback + "(" + json + ")");
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
        if (token.isEmpty()) {
            throw new OAuthError("unsupported_token_type", "this token type is not supported");
        }
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
