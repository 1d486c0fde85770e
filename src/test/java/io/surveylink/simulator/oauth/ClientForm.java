package io.surveylink.simulator.oauth;

import io.surveylink.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form of a token request, in which a client says who it is: by its fields or by HTTP Basic. */
final class ClientForm {

    private static final String BASIC = "Basic ";

    private ClientForm() {}

    /** A Basic header that is none names no client. */
    static Map<String, String> of(Request request) {
        Map<String, String> form = new LinkedHashMap<>(request.form());
        String header = request.header("authorization").orElse("");
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            String[] pair = decoded(header.substring(BASIC.length()).strip()).split(":", 2);
            form.put("client_id", pair[0]);
            if (pair.length == 2) {
                form.put("client_secret", pair[1]);
            }
        }
        return form;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * The client of a request that has to prove itself.
     *
     * @throws OAuthError invalid_client_id, invalid_client
     */
    static ClientApp client(Apps apps, Map<String, String> form) {
        ClientApp app = apps.find(form.getOrDefault("client_id", ""))
                .orElseThrow(() -> new OAuthError("invalid_client_id", "client identifier invalid"));
        String secret = form.get("client_secret");
        if (secret != null && !secret.equals(app.secret())) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
        return app;
    }
}
