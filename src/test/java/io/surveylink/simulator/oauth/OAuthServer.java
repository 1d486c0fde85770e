package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Orgs;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The OAuth endpoints of one login host. */
public final class OAuthServer {

    private final Supplier<String> baseUrl;
    private final IdTokens idTokens = new IdTokens();
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final RevokeEndpoint revoke;
    private final IdentityEndpoint identity;
    private final IntrospectEndpoint introspect;

    public OAuthServer(
            Environment environment,
            Orgs orgs,
            Apps apps,
            Grants grants,
            Sessions sessions,
            SessionTimeouts timeouts,
            InstantSource clock,
            IntSupplier port,
            Supplier<String> baseUrl,
            CallRunner runner) {
        this.baseUrl = baseUrl;
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        TokenIssuer issuer = new TokenIssuer(clock, sessions, apps, timeouts, idTokens, baseUrl);
        this.authorize = new AuthorizeEndpoint(
                orgs, apps, grants, codes, new BrowserSessions(port), new LoginPages(environment), runner);
        this.token = new TokenEndpoint(orgs, apps, grants, codes, issuer, clock, runner);
        this.revoke = new RevokeEndpoint(grants, sessions, runner);
        this.identity = new IdentityEndpoint(orgs, sessions, new IdentityJson(apps, clock, baseUrl), runner);
        this.introspect = new IntrospectEndpoint(orgs, apps, grants, sessions, baseUrl, runner);
    }

    /** @return empty if the path is none of OAuth's */
    public Optional<Reply> handle(Request request) {
        return switch (request.path()) {
            case "/services/oauth2/authorize" -> Optional.of(authorize.handle(request));
            case "/services/oauth2/token" -> Optional.of(post(request, () -> token.handle(request)));
            case "/services/oauth2/revoke" -> Optional.of(revoke.handle(request));
            case "/services/oauth2/introspect" -> Optional.of(post(request, () -> introspect.handle(request)));
            case "/services/oauth2/userinfo" -> Optional.of(identity.userinfo(request));
            case "/.well-known/openid-configuration" -> Optional.of(OAuthWork.json(200, discovery()));
            case "/id/keys" -> Optional.of(OAuthWork.json(200, idTokens.published()));
            case String path when path.startsWith("/id/") -> Optional.of(identity.identity(request));
            default -> Optional.empty();
        };
    }

    private static Reply post(Request request, Supplier<Reply> answer) {
        if ("POST".equals(request.method())) {
            return answer.get();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "invalid_request");
        body.put("error_description", "must use HTTP POST");
        return OAuthWork.json(400, body);
    }

    private Map<String, Object> discovery() {
        String base = baseUrl.get();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("issuer", base);
        body.put("authorization_endpoint", base + "/services/oauth2/authorize");
        body.put("token_endpoint", base + "/services/oauth2/token");
        body.put("revocation_endpoint", base + "/services/oauth2/revoke");
        body.put("introspection_endpoint", base + "/services/oauth2/introspect");
        body.put("userinfo_endpoint", base + "/services/oauth2/userinfo");
        body.put("jwks_uri", base + "/id/keys");
        body.put("scopes_supported", AppPolicy.ALL_SCOPES.stream().sorted().toList());
        body.put("response_types_supported", List.of("code"));
        body.put("subject_types_supported", List.of("public"));
        body.put("id_token_signing_alg_values_supported", List.of("RS256"));
        body.put("code_challenge_methods_supported", List.of("S256"));
        body.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        return body;
    }
}
