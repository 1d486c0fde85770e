package io.surveylink.oauth.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.salesforce.SalesforceHosts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP calls of OAuth: code for tokens, refresh, revoke, identity. Follows no redirect, never tries twice. */
@Component
class TokenEndpoint {

    /** Spring's code for an answer with 200 that bears no token. */
    private static final String UNREADABLE = "invalid_token_response";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Half of the refresh lease, so that it cannot run out while we wait. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

    private final RestClientAuthorizationCodeTokenResponseClient byCode =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final RestClientRefreshTokenTokenResponseClient byRefreshToken =
            new RestClientRefreshTokenTokenResponseClient();
    private final RestClient plain;
    private final SalesforceHosts hosts;

    TokenEndpoint(SalesforceHosts hosts, JsonMapper json) {
        this.hosts = hosts;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        var tokens = RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new ErrorReader(json))
                .build();
        byCode.setRestClient(tokens);
        byRefreshToken.setRestClient(tokens);
        this.plain = RestClient.builder().requestFactory(requests).build();
    }

    /** The endpoint refused, or no usable answer came. */
    static final class TokenException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient TokenError error;
        private final boolean answered;

        TokenException(TokenError error, boolean answered, Throwable cause) {
            super(error.error(), cause);
            this.error = error;
            this.answered = answered;
        }

        TokenError error() {
            return error;
        }

        /** False if the request may have been served all the same. */
        boolean answered() {
            return answered;
        }
    }

    OAuth2AccessTokenResponse exchange(RegisteredApp app, OAuth2AuthorizationExchange exchange) throws TokenException {
        var request = new OAuth2AuthorizationCodeGrantRequest(app.registration(), exchange);
        return call(app, () -> byCode.getTokenResponse(request));
    }

    /** What Salesforce leaves out of the answer, the refresh token unless rotated, is taken over from before. */
    OAuth2AccessTokenResponse refresh(RegisteredApp app, String refreshToken) throws TokenException {
        // The access token is dead; the request type wants one and never sends it.
        var dead = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "dead", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        var request = new OAuth2RefreshTokenGrantRequest(
                app.registration(), dead, new OAuth2RefreshToken(refreshToken, null));
        return call(app, () -> byRefreshToken.getTokenResponse(request));
    }

    /** @return whether Salesforce knows no such token any more */
    boolean revoke(RegisteredApp app, String token) {
        try {
            hosts.check(app.revokeUri());
            var form = new LinkedMultiValueMap<String, String>();
            form.add("token", token);
            plain.post()
                    .uri(app.revokeUri())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (RestClientResponseException e) {
            // 400: unknown or revoked already, which is as good.
            return e.getStatusCode().is4xxClientError() && e.getStatusCode() != HttpStatus.TOO_MANY_REQUESTS;
        } catch (RestClientException | IOException e) {
            return false;
        }
    }

    SalesforceIdentity identity(URI identityUrl, String accessToken) throws TokenException {
        try {
            hosts.check(identityUrl);
            var answer = plain.get()
                    .uri(identityUrl)
                    .accept(MediaType.APPLICATION_JSON)
                    .headers(headers -> headers.setBearerAuth(accessToken))
                    .retrieve()
                    .body(IdentityAnswer.class);
            if (answer == null) {
                throw new IOException("an empty identity");
            }
            return new SalesforceIdentity(
                    answer.organizationId(),
                    answer.userId(),
                    answer.username(),
                    answer.displayName(),
                    !Boolean.FALSE.equals(answer.appInstalled()));
        } catch (RestClientResponseException e) {
            throw new TokenException(TokenError.ofStatus(e.getStatusCode().value()), true, e);
        } catch (RestClientException | IOException e) {
            throw new TokenException(TokenError.NO_ANSWER, false, e);
        }
    }

    private OAuth2AccessTokenResponse call(RegisteredApp app, TokenCall call) throws TokenException {
        try {
            hosts.check(URI.create(app.registration().getProviderDetails().getTokenUri()));
        } catch (IOException e) {
            throw new TokenException(TokenError.NO_ANSWER, true, e);
        }
        try {
            return call.answer();
        } catch (NoTokenAnswer e) {
            throw new TokenException(TokenError.ofStatus(e.status), false, e);
        } catch (OAuth2AuthorizationException e) {
            var error = e.getError();
            if (e.getCause() instanceof RestClientException
                    || error.getErrorCode().equals(UNREADABLE)) {
                throw new TokenException(TokenError.NO_ANSWER, false, e);
            }
            throw new TokenException(TokenError.of(error.getErrorCode(), error.getDescription()), true, e);
        }
    }

    @FunctionalInterface
    private interface TokenCall {
        OAuth2AccessTokenResponse answer();
    }

    private record IdentityAnswer(
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("user_id") String userId,
            @JsonProperty("username") String username,
            @JsonProperty("display_name") String displayName,
            @JsonProperty("is_app_installed") @Nullable Boolean appInstalled) {}

    /** A status that says nothing of the token: a proxy's, a maintenance page, too many requests. */
    private static final class NoTokenAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        NoTokenAnswer(int status) {
            super("HTTP " + status);
            this.status = status;
        }
    }

    /** Reads {@code error} and {@code error_description} whatever the status; Spring's own does for 400 alone. */
    private record ErrorReader(JsonMapper json) implements ResponseErrorHandler {

        @Override
        public boolean hasError(ClientHttpResponse response) throws IOException {
            return !response.getStatusCode().is2xxSuccessful();
        }

        @Override
        public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
            int status = response.getStatusCode().value();
            String body = new String(response.getBody().readNBytes(64 * 1024), StandardCharsets.UTF_8);
            if (status < 500 && status != HttpStatus.TOO_MANY_REQUESTS.value()) {
                var fields = fields(body);
                if (fields.get("error") instanceof String error) {
                    throw new OAuth2AuthorizationException(
                            new OAuth2Error(error, String.valueOf(fields.get("error_description")), null));
                }
            }
            throw new NoTokenAnswer(status);
        }

        private Map<?, ?> fields(String body) {
            try {
                return json.readValue(body, Map.class);
            } catch (JacksonException e) {
                return Map.of();
            }
        }
    }
}
