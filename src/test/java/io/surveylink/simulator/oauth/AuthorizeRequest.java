package io.surveylink.simulator.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An authorize request whose client and redirect URI are right, so that answers may go there.
 *
 * @param prompt which pages are wanted although they could be skipped
 */
record AuthorizeRequest(
        ClientApp app,
        String redirectUri,
        List<String> scopes,
        @Nullable String state,
        @Nullable String challenge,
        @Nullable String nonce,
        Set<String> prompt,
        String loginHint,
        Map<String, String> parameters) {

    private static final List<String> USUAL = List.of("api", "refresh_token", "id", "openid");

    static AuthorizeRequest of(ClientApp app, String redirectUri, Map<String, String> parameters) {
        return new AuthorizeRequest(
                app,
                redirectUri,
                scopes(parameters.getOrDefault("scope", "")),
                parameters.get("state"),
                parameters.get("code_challenge"),
                parameters.get("nonce"),
                Set.copyOf(words(parameters.getOrDefault("prompt", ""))),
                parameters.getOrDefault("login_hint", ""),
                parameters);
    }

    /** Without a scope the app's own ones are meant. */
    private static List<String> scopes(String text) {
        List<String> asked = words(text);
        return asked.isEmpty() ? USUAL : asked;
    }

    /** Who asks for nothing gets what the org lets the app have; who asks for more is refused. */
    AuthorizeRequest within(Set<String> allowed) {
        if (!words(parameters.getOrDefault("scope", "")).isEmpty()) {
            return this;
        }
        return new AuthorizeRequest(
                app,
                redirectUri,
                scopes.stream().filter(allowed::contains).toList(),
                state,
                challenge,
                nonce,
                prompt,
                loginHint,
                parameters);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[ +]"))
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
    }

    /** The same request after its login page was passed. */
    String withoutLogin() {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        rest.put(
                "prompt",
                prompt.stream()
                        .filter(page -> !page.equals("login") && !page.equals("select_account"))
                        .collect(Collectors.joining(" ")));
        return "/services/oauth2/authorize?" + encode(rest);
    }

    /** The same request, to be answered by somebody else. */
    String asSomebodyElse() {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        rest.put("prompt", "login consent");
        return "/services/oauth2/authorize?" + encode(rest);
    }

    String callback(Map<String, String> answer) {
        Map<String, String> all = new LinkedHashMap<>(answer);
        if (state != null) {
            all.put("state", Objects.requireNonNull(state));
        }
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + encode(all);
    }

    private static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
