package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Orgs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /services/oauth2/introspect}: whether a token of the asking app is alive, and whose it is. */
final class IntrospectEndpoint {

    private final Orgs orgs;
    private final Apps apps;
    private final Grants grants;
    private final Sessions sessions;
    private final Supplier<String> baseUrl;
    private final CallRunner runner;

    IntrospectEndpoint(
            Orgs orgs, Apps apps, Grants grants, Sessions sessions, Supplier<String> baseUrl, CallRunner runner) {
        this.orgs = orgs;
        this.apps = apps;
        this.grants = grants;
        this.sessions = sessions;
        this.baseUrl = baseUrl;
        this.runner = runner;
    }

    Reply handle(Request request) {
        Map<String, String> form = ClientForm.of(request);
        return runner.run(
                CallInfo.ofOAuth("introspect", null, null, form.get("client_id"), null),
                new OAuthWork(() -> introspect(form)));
    }

    private Map<String, Object> introspect(Map<String, String> form) {
        ClientApp app = ClientForm.client(apps, form);
        if (!form.containsKey("client_secret")) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
        String token = form.getOrDefault("token", "");
        Optional<Session> session =
                sessions.find(token).filter(found -> found.app().equals(app.key()));
        if (session.isPresent()) {
            Session found = session.get();
            return active("access_token", app, found.username(), found.scopes(), found.issuedAt(), found.endsAt());
        }
        if (grants.present(token) instanceof Grants.Presented.Valid(Grant grant)
                && grant.app().equals(app.key())) {
            return active("refresh_token", app, grant.username(), grant.scopes(), grant.refreshedAt(), null);
        }
        return Map.of("active", false);
    }

    private Map<String, Object> active(
            String type, ClientApp app, String username, List<String> scopes, Instant from, @Nullable Instant to) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", true);
        body.put("scope", String.join(" ", scopes));
        body.put("client_id", app.key());
        body.put("username", username);
        orgs.member(username)
                .ifPresent(member -> body.put(
                        "sub",
                        baseUrl.get() + "/id/" + member.org().id() + "/"
                                + member.user().id()));
        body.put("token_type", type);
        if (to != null) {
            body.put("exp", to.getEpochSecond());
        }
        body.put("iat", from.getEpochSecond());
        body.put("nbf", from.getEpochSecond());
        return body;
    }
}
