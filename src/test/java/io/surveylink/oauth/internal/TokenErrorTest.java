package io.surveylink.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.ErrorCode;
import io.surveylink.oauth.internal.TokenError.Meaning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Salesforce says, as it was seen to say it. */
class TokenErrorTest {

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, expired access/refresh token, DEAD",
        "invalid_grant, inactive user, DEAD",
        "invalid_grant, authentication failure, DEAD",
        "inactive_user, , DEAD",
        "invalid_grant, ip restricted, UNANSWERED",
        "invalid_grant, invalid login hours, UNANSWERED",
        "invalid_grant, token validity expired, UNANSWERED",
        "invalid_client_id, client identifier invalid, BLOCKED",
        "invalid_client, invalid client credentials, BLOCKED",
        "invalid_client_credentials, , BLOCKED",
        "redirect_uri_mismatch, , BLOCKED",
        "unsupported_grant_type, , BLOCKED",
        "invalid_app_access, user is not admin approved to access this app, BLOCKED",
        "inactive_org, , UNANSWERED",
        "rate_limit_exceeded, login rate exceeded, UNANSWERED",
        "NO_ANSWER, , UNANSWERED",
        "HTTP_503, , UNANSWERED",
        "never_heard_of, , UNANSWERED"
    })
    void refreshThatFailedMeans(String code, @Nullable String description, Meaning expected) {
        assertThat(TokenError.of(code, description).meaning()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, end-user denied authorization, LINK_DENIED",
        "access-denied, end-user+denied+authorization, LINK_DENIED",
        "invalid_scope, the+requested+scope+is+not+allowed, LINK_SCOPE_MISSING",
        "invalid_client, app+must+be+installed+into+org, LINK_APP_NOT_INSTALLED",
        "OAUTH_EC_APP_NOT_FOUND, , LINK_APP_NOT_INSTALLED",
        "invalid_request, Cross-org OAuth flows are not supported for this external client app, LINK_APP_NOT_INSTALLED",
        "OAUTH_APP_BLOCKED, this app is blocked by admin, LINK_APP_BLOCKED",
        "OAUTH_APP_ACCESS_DENIED, , LINK_USER_NOT_APPROVED",
        "invalid_app_access, user is not admin approved to access this app, LINK_USER_NOT_APPROVED",
        "invalid_client_id, client identifier invalid, LINK_APP_MISCONFIGURED",
        "redirect_uri_mismatch, , LINK_APP_MISCONFIGURED",
        "invalid_grant, expired authorization code, LINK_EXPIRED",
        "invalid_grant, ip restricted, LINK_ADDRESS_RESTRICTED",
        "NO_ANSWER, , SALESFORCE_UNREACHABLE",
        "HTTP_503, , SALESFORCE_UNREACHABLE",
        "rate_limit_exceeded, , SALESFORCE_UNREACHABLE",
        "never_heard_of, , LINK_REFUSED_BY_SALESFORCE"
    })
    void linkThatFailedIsSaidAs(String code, @Nullable String description, ErrorCode expected) {
        assertThat(TokenError.of(code, description).asLinkError().code()).isEqualTo(expected);
    }
}
