package io.surveylink.oauth.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.oauth.Refusals;
import io.surveylink.oauth.TokenSet;
import io.surveylink.salesforce.SalesforceHosts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;

/** Is the token answer Salesforce's, and do its tokens do what the console needs? */
@Component
class TokenCheck {

    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern IDENTITY_PATH = Pattern.compile("/id/00D[A-Za-z0-9]{15}/[A-Za-z0-9]{18}");

    private static final String INSTANCE_URL = "instance_url";

    private final SalesforceHosts hosts;
    private final Refusals refusals;

    TokenCheck(SalesforceHosts hosts, Refusals refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
    }

    /** The tokens of a sign-in. */
    TokenSet tokens(RegisteredApp app, OAuth2AccessTokenResponse answer) {
        checkSignature(app, answer);
        var scopes = answer.getAccessToken().getScopes();
        var refreshToken = answer.getRefreshToken();
        boolean lasting = scopes.contains("refresh_token") || scopes.contains("offline_access");
        if (refreshToken == null || !lasting || !(scopes.contains("api") || scopes.contains("full"))) {
            throw refusals.error(ErrorCode.SALESFORCE_SCOPE_MISSING);
        }
        return new TokenSet(
                accessToken(answer),
                refreshToken.getTokenValue(),
                allowed(parameter(answer, INSTANCE_URL)),
                String.join(" ", scopes));
    }

    /** SOAP answers a JWT with INVALID_SESSION_ID for ever: a refresh would loop. */
    String accessToken(OAuth2AccessTokenResponse answer) {
        String token = answer.getAccessToken().getTokenValue();
        if (JWT.matcher(token).matches() || parameter(answer, "token_format").equalsIgnoreCase("jwt")) {
            throw refusals.error(ErrorCode.SALESFORCE_TOKEN_IS_JWT);
        }
        return token;
    }

    /** Of a refresh: another one if the org has moved, the known one where the answer leaves it out. */
    URI instanceUrl(OAuth2AccessTokenResponse answer, URI known) {
        String told = parameter(answer, INSTANCE_URL);
        return told.isEmpty() ? known : allowed(told);
    }

    /** Of a sign-in that is good for nothing but to tell who signed in. */
    URI signedIdentityUrl(RegisteredApp app, OAuth2AccessTokenResponse answer) {
        checkSignature(app, answer);
        return identityUrl(answer);
    }

    URI identityUrl(OAuth2AccessTokenResponse answer) {
        URI url = allowed(parameter(answer, "id"));
        if (!IDENTITY_PATH.matcher(url.getPath()).matches()) {
            throw new DomainException(ErrorCode.LINK_SIGNATURE_WRONG);
        }
        return url;
    }

    /** HMAC-SHA256 of id and time with the consumer secret: who knows it is Salesforce. */
    private static void checkSignature(RegisteredApp app, OAuth2AccessTokenResponse answer) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(app.consumerSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal(
                    (parameter(answer, "id") + parameter(answer, "issued_at")).getBytes(StandardCharsets.UTF_8));
            byte[] told = Base64.getDecoder().decode(parameter(answer, "signature"));
            if (!MessageDigest.isEqual(expected, told)) {
                throw new DomainException(ErrorCode.LINK_SIGNATURE_WRONG);
            }
        } catch (IllegalArgumentException e) {
            throw new DomainException(e, ErrorCode.LINK_SIGNATURE_WRONG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private URI allowed(String text) {
        try {
            var url = URI.create(text);
            if (hosts.allows(url)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new DomainException(e, ErrorCode.SALESFORCE_HOST_REFUSED, "");
        }
        throw new DomainException(ErrorCode.SALESFORCE_HOST_REFUSED, text);
    }

    private static String parameter(OAuth2AccessTokenResponse answer, String name) {
        return answer.getAdditionalParameters().get(name) instanceof String text ? text : "";
    }
}
