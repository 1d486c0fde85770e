package io.surveylink.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** A person's browser at the simulator: signs in, allows access, and tells where it was sent back to. */
public final class SimulatorBrowser {

    private static final String PASSWORD = "salesforce";
    private static final int HOPS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Walks from the authorize page to the callback, which is not called.
     *
     * @param decision {@code allow} or {@code deny}
     * @return the callback's address with what Salesforce gave it
     */
    public Callback walk(URI authorize, String username, String decision) {
        URI page = authorize;
        HttpResponse<String> answer = get(page);
        for (int hop = 0; hop < HOPS; hop++) {
            if (isRedirect(answer)) {
                page = page.resolve(answer.headers().firstValue("Location").orElseThrow());
                if (!page.getAuthority().equals(authorize.getAuthority())) {
                    return Callback.of(page);
                }
                answer = get(page);
            } else if (answer.body().contains("name=\"pw\"")) {
                answer = post(page, Map.of("username", username, "pw", PASSWORD));
            } else if (answer.body().contains("name=\"decision\"")) {
                answer = post(page, Map.of("decision", decision));
            } else {
                throw new IllegalStateException("Salesforce stayed on its own page: " + answer.body());
            }
        }
        throw new IllegalStateException("Salesforce never came back from " + authorize.getPath());
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 3;
    }

    private HttpResponse<String> get(URI page) {
        return send(HttpRequest.newBuilder(page).build());
    }

    private HttpResponse<String> post(URI page, Map<String, String> form) {
        var body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where Salesforce sends the browser back to.
     *
     * @param appPublicId the last part of the path
     * @param parameters decoded
     */
    public record Callback(URI address, String appPublicId, Map<String, String> parameters) {

        static Callback of(URI address) {
            String path = address.getPath();
            var parameters = new LinkedHashMap<String, String>();
            UriComponentsBuilder.fromUri(address)
                    .build()
                    .getQueryParams()
                    .toSingleValueMap()
                    .forEach((name, value) ->
                            parameters.put(name, java.net.URLDecoder.decode(value, StandardCharsets.UTF_8)));
            return new Callback(address, path.substring(path.lastIndexOf('/') + 1), parameters);
        }
    }
}
