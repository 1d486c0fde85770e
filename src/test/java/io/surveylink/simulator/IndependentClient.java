package io.surveylink.simulator;

import io.surveylink.simulator.oauth.ClientApp;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OAuth client that is not the console: it gets tokens by the web server flow, with whichever app it is given. */
public final class IndependentClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PlainHttp http = new PlainHttp(HttpClient.newHttpClient());
    private final String baseUrl;
    private final ClientApp app;

    public IndependentClient(String baseUrl) {
        this(baseUrl, ClientApp.INDEPENDENT);
    }

    public IndependentClient(String baseUrl, ClientApp app) {
        this.baseUrl = baseUrl;
        this.app = app;
    }

    /** Signs a person in and trades the code in. */
    public JsonNode signIn(String username) {
        return JSON.readTree(exchange(code(username)).body());
    }

    public String code(String username) {
        URI callback = new SimulatedBrowser().allow(authorizeUrl(Map.of()), username);
        return parameters(callback).getOrDefault("code", "");
    }

    public URI authorizeUrl(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", app.key());
        parameters.put("redirect_uri", callbackUrl());
        parameters.put("scope", "api refresh_token openid id");
        parameters.put("state", "s-1");
        parameters.putAll(more);
        return URI.create(baseUrl + "/services/oauth2/authorize?" + form(parameters));
    }

    public HttpResponse<String> exchange(String code) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", callbackUrl()));
    }

    public HttpResponse<String> refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public HttpResponse<String> token(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", app.key());
        all.put("client_secret", app.secret());
        all.putAll(parameters);
        return post("/services/oauth2/token", form(all));
    }

    public HttpResponse<String> revoke(String token) {
        return post("/services/oauth2/revoke", form(Map.of("token", token)));
    }

    public HttpResponse<String> get(URI uri, String bearer) {
        return http.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + bearer)
                .build());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public static Map<String, String> parameters(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String callbackUrl() {
        return app.callbackUrls().iterator().next();
    }

    private HttpResponse<String> post(String path, String form) {
        return http.post(URI.create(baseUrl + path), form);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
