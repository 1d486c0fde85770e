package io.surveylink.oauth.internal;

import io.surveylink.common.Environment;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.oauth.SignInPurpose;
import java.net.URI;
import java.util.Set;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** A Salesforce app with its secret, for the flow itself. */
record RegisteredApp(
        SalesforceAppId id,
        String publicId,
        String name,
        Environment environment,
        URI loginUrl,
        String consumerKey,
        String consumerSecret,
        URI redirectUri) {

    /** {@code api} is what SOAP needs, {@code refresh_token} what lasts, the others tell who signed in. */
    private static final String[] SCOPES = {"api", "refresh_token", "openid", "id"};

    /** Who it is and nothing else: without a refresh token it counts for none of the five approvals. */
    private static final Set<String> PROOF_SCOPES = Set.of("openid", "id");

    /** What a sign-in asks for. */
    Set<String> scopes(SignInPurpose purpose) {
        return switch (purpose) {
            case LINK, RELINK -> registration().getScopes();
            case PROVE -> PROOF_SCOPES;
        };
    }

    ClientRegistration registration() {
        return ClientRegistration.withRegistrationId(publicId)
                .clientId(consumerKey)
                .clientSecret(consumerSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri.toString())
                .scope(SCOPES)
                .authorizationUri(authorizeUri().toString())
                .tokenUri(loginUrl.resolve("/services/oauth2/token").toString())
                .build();
    }

    URI authorizeUri() {
        return loginUrl.resolve("/services/oauth2/authorize");
    }

    URI revokeUri() {
        return loginUrl.resolve("/services/oauth2/revoke");
    }

    URI identityUri(String organizationId, String userId) {
        return loginUrl.resolve("/id/" + organizationId + "/" + userId);
    }

    @Override
    public String toString() {
        return "RegisteredApp[" + name + "]";
    }
}
