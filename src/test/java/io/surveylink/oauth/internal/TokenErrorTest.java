package io.surveylink.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.oauth.internal.TokenError.Meaning;
import io.surveylink.oauth.internal.TokenError.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Salesforce says, as it was seen to say it. */
class TokenErrorTest {

    @ParameterizedTest
    @CsvSource({
        "access_denied, end-user denied authorization, DENIED, UNANSWERED",
        "access-denied, end-user+denied+authorization, DENIED, UNANSWERED",
        "invalid_grant, expired access/refresh token, TOKEN_DEAD, DEAD",
        "invalid_grant, authentication failure, TOKEN_DEAD, DEAD",
        "invalid_grant, inactive user, USER_INACTIVE, DEAD",
        "inactive_user, , USER_INACTIVE, DEAD",
        "invalid_grant, expired authorization code, CODE_REFUSED, UNANSWERED",
        "invalid_grant, invalid authorization code, CODE_REFUSED, UNANSWERED",
        "invalid_grant, invalid code verifier, CODE_REFUSED, UNANSWERED",
        "invalid_request, invalid code verifier, CODE_REFUSED, UNANSWERED",
        "invalid_grant, ip restricted, ADDRESS_RESTRICTED, BLOCKED",
        "invalid_grant, invalid login hours, HOURS_RESTRICTED, BLOCKED",
        "invalid_grant, token validity expired, TOKEN_POLICY, BLOCKED",
        "invalid_grant, login rate exceeded, RATE_LIMITED, UNANSWERED",
        "invalid_client_id, client identifier invalid, APP_UNKNOWN, BLOCKED",
        "invalid_client, invalid client credentials, APP_SECRET_REFUSED, BLOCKED",
        "invalid_client_credentials, , APP_SECRET_REFUSED, BLOCKED",
        "invalid_client, app+must+be+installed+into+org, APP_NOT_INSTALLED, BLOCKED",
        "OAUTH_APPROVAL_ERROR_GENERIC, , APP_NOT_INSTALLED, BLOCKED",
        "OAUTH_EC_APP_NOT_FOUND, , APP_NOT_INSTALLED, BLOCKED",
        "invalid_request, Cross-org OAuth flows are not supported for this external client app, "
                + "APP_OF_ANOTHER_ORG, BLOCKED",
        "redirect_uri_mismatch, , APP_CALLBACK_REFUSED, BLOCKED",
        "unsupported_grant_type, , APP_FLOW_OFF, BLOCKED",
        "unsupported_response_type, , APP_FLOW_OFF, BLOCKED",
        "invalid_scope, the+requested+scope+is+not+allowed, SCOPE_MISSING, BLOCKED",
        "OAUTH_APP_BLOCKED, this app is blocked by admin, APP_BLOCKED, BLOCKED",
        "invalid_app_access, this app is blocked by admin, APP_BLOCKED, BLOCKED",
        "OAUTH_APP_ACCESS_DENIED, , USER_NOT_APPROVED, BLOCKED",
        "invalid_app_access, user is not admin approved to access this app, USER_NOT_APPROVED, BLOCKED",
        "inactive_org, , ORG_INACTIVE, UNANSWERED",
        "rate_limit_exceeded, , RATE_LIMITED, UNANSWERED",
        "HTTP_429, , RATE_LIMITED, UNANSWERED",
        "HTTP_503, , SILENCE, UNANSWERED",
        "NO_ANSWER, , SILENCE, UNANSWERED",
        "wrong_version, , OTHER, UNANSWERED",
        "never_heard_of, , OTHER, UNANSWERED"
    })
    void errorIsRead(String error, @Nullable String description, Refusal refusal, Meaning forAToken) {
        var read = TokenError.of(error, description).refusal();

        assertThat(read).isEqualTo(refusal);
        assertThat(read.meaning()).isEqualTo(forAToken);
    }

    @Test
    void theKeptCodeIsOursOrTheWordThatWeDoNotKnow() {
        assertThat(TokenError.of("invalid_grant", "ip restricted").keptCode())
                .isEqualTo("SALESFORCE_ADDRESS_RESTRICTED");
        assertThat(TokenError.of("never_heard_of", "").keptCode()).isEqualTo("never_heard_of");
        assertThat(TokenError.meaningOfKept("SALESFORCE_ADDRESS_RESTRICTED")).isEqualTo(Meaning.BLOCKED);
        assertThat(TokenError.meaningOfKept("never_heard_of")).isEqualTo(Meaning.UNANSWERED);
    }
}
