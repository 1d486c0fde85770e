package io.surveylink.simulator;

import io.surveylink.simulator.org.OrgUser;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A person with a browser who signs in at the simulator's login page and decides about access. Keeps its cookies. */
public final class SimulatedBrowser {

    private static final int MAX_STEPS = 10;

    private final PlainHttp http = new PlainHttp(HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());

    /** @return where the browser is sent in the end: the client's callback with its code */
    public URI allow(URI authorize, String username) {
        return walk(authorize, username, "allow");
    }

    /** @return the client's callback with the refusal */
    public URI deny(URI authorize, String username) {
        return walk(authorize, username, "deny");
    }

    private URI walk(URI authorize, String username, String decision) {
        URI at = authorize;
        for (int step = 0; step < MAX_STEPS; step++) {
            HttpResponse<String> page = get(at);
            Optional<URI> next = location(page);
            if (next.isEmpty() && page.body().contains("name=\"pw\"")) {
                next = location(post(at, "username=" + encode(username) + "&pw=" + OrgUser.PASSWORD));
            } else if (next.isEmpty() && page.body().contains("name=\"decision\"")) {
                next = location(post(at, "decision=" + decision));
            }
            URI from = at;
            at = next.map(from::resolve)
                    .orElseThrow(() -> new IllegalStateException("Salesforce shows a page of its own: " + page.body()));
            if (!at.getAuthority().equals(authorize.getAuthority())) {
                return at;
            }
        }
        throw new IllegalStateException("The way to " + at + " has no end");
    }

    public HttpResponse<String> get(URI uri) {
        return http.send(HttpRequest.newBuilder(uri).build());
    }

    /** @param form URL-encoded */
    public HttpResponse<String> post(URI uri, String form) {
        return http.post(uri, form);
    }

    private static Optional<URI> location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").map(URI::create);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
