package io.surveylink.oauth.internal;

import io.surveylink.common.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error of Salesforce's authorize or token endpoint. Salesforce documents no complete list: what is read here are the
 * identifiers of its Mobile SDK and what its endpoints were seen to answer. The description is looked at only where one
 * identifier means several things.
 *
 * @param error {@code error} as Salesforce wrote it, or ours in capitals where there was no answer to read
 */
record TokenError(String error, String description) {

    /** No usable answer came: nothing, a time-out, or something that is no token answer. */
    static final TokenError NO_ANSWER = new TokenError("NO_ANSWER", "");

    static TokenError of(@Nullable String error, @Nullable String description) {
        return new TokenError(error == null ? "" : error, description == null ? "" : description);
    }

    /** A status without anything that could be read. */
    static TokenError ofStatus(int status) {
        return new TokenError("HTTP_" + status, "");
    }

    /** What it means. The one place that reads Salesforce's OAuth errors. */
    Refusal refusal() {
        return switch (error.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "access_denied" -> Refusal.DENIED;
            case "invalid_grant" -> ofGrant();
            case "inactive_user" -> Refusal.USER_INACTIVE;
            case "inactive_org" -> Refusal.ORG_INACTIVE;
            case "rate_limit_exceeded", "http_429" -> Refusal.RATE_LIMITED;
            case "invalid_client_id" -> Refusal.APP_UNKNOWN;
            case "invalid_client", "invalid_client_credentials" ->
                says("must be installed") ? Refusal.APP_NOT_INSTALLED : Refusal.APP_SECRET_REFUSED;
            case "redirect_uri_mismatch" -> Refusal.APP_CALLBACK_REFUSED;
            case "unsupported_grant_type", "unsupported_response_type" -> Refusal.APP_FLOW_OFF;
            case "invalid_scope" -> Refusal.SCOPE_MISSING;
            case "invalid_app_access", "oauth_app_access_denied" ->
                says("blocked") ? Refusal.APP_BLOCKED : Refusal.USER_NOT_APPROVED;
            case "oauth_app_blocked" -> Refusal.APP_BLOCKED;
            case "oauth_ec_app_not_found", "oauth_approval_error_generic" -> Refusal.APP_NOT_INSTALLED;
            case "invalid_request" -> ofRequest();
            case "no_answer", "invalid_token_response" -> Refusal.SILENCE;
            // A maintenance page, or a login page behind a redirect that is not followed.
            case String status when status.startsWith("http_5") || status.startsWith("http_3") -> Refusal.SILENCE;
            default -> Refusal.OTHER;
        };
    }

    /** The code that is kept with the account: ours, or Salesforce's own word where we have none for it. */
    String keptCode() {
        return refusal() == Refusal.OTHER ? error : refusal().code().name();
    }

    /** What a kept code meant for the token. */
    static Meaning meaningOfKept(String code) {
        return Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.code().name().equals(code))
                .map(Refusal::meaning)
                .findFirst()
                .orElse(Meaning.UNANSWERED);
    }

    private Refusal ofGrant() {
        if (says("ip restricted")) {
            return Refusal.ADDRESS_RESTRICTED;
        }
        if (says("login hours")) {
            return Refusal.HOURS_RESTRICTED;
        }
        if (says("token validity")) {
            return Refusal.TOKEN_POLICY;
        }
        if (says("login rate")) {
            return Refusal.RATE_LIMITED;
        }
        if (says("inactive user")) {
            return Refusal.USER_INACTIVE;
        }
        return says("authorization code") || says("code verifier") ? Refusal.CODE_REFUSED : Refusal.TOKEN_DEAD;
    }

    private Refusal ofRequest() {
        if (says("cross-org")) {
            return Refusal.APP_OF_ANOTHER_ORG;
        }
        return says("code verifier") ? Refusal.CODE_REFUSED : Refusal.OTHER;
    }

    private boolean says(String words) {
        return description.toLowerCase(Locale.ROOT).replace('+', ' ').contains(words);
    }

    /** What Salesforce can refuse, and what each means for a token that is kept. */
    enum Refusal {
        DENIED(ErrorCode.LINK_DENIED, Meaning.UNANSWERED),
        CODE_REFUSED(ErrorCode.LINK_CODE_REFUSED, Meaning.UNANSWERED),
        TOKEN_DEAD(ErrorCode.SALESFORCE_TOKEN_DEAD, Meaning.DEAD),
        /** Found in our own table: another key is in use than when it was stored. */
        TOKEN_UNREADABLE(ErrorCode.SALESFORCE_TOKEN_UNREADABLE, Meaning.DEAD),
        USER_INACTIVE(ErrorCode.SALESFORCE_USER_INACTIVE, Meaning.DEAD),
        USER_NOT_APPROVED(ErrorCode.SALESFORCE_USER_NOT_APPROVED, Meaning.BLOCKED),
        ADDRESS_RESTRICTED(ErrorCode.SALESFORCE_ADDRESS_RESTRICTED, Meaning.BLOCKED),
        HOURS_RESTRICTED(ErrorCode.SALESFORCE_HOURS_RESTRICTED, Meaning.BLOCKED),
        TOKEN_POLICY(ErrorCode.SALESFORCE_TOKEN_POLICY, Meaning.BLOCKED),
        APP_UNKNOWN(ErrorCode.SALESFORCE_APP_UNKNOWN, Meaning.BLOCKED),
        APP_SECRET_REFUSED(ErrorCode.SALESFORCE_APP_SECRET_REFUSED, Meaning.BLOCKED),
        APP_CALLBACK_REFUSED(ErrorCode.SALESFORCE_APP_CALLBACK_REFUSED, Meaning.BLOCKED),
        APP_FLOW_OFF(ErrorCode.SALESFORCE_APP_FLOW_OFF, Meaning.BLOCKED),
        APP_NOT_INSTALLED(ErrorCode.SALESFORCE_APP_NOT_INSTALLED, Meaning.BLOCKED),
        APP_OF_ANOTHER_ORG(ErrorCode.SALESFORCE_APP_OF_ANOTHER_ORG, Meaning.BLOCKED),
        APP_BLOCKED(ErrorCode.SALESFORCE_APP_BLOCKED, Meaning.BLOCKED),
        SCOPE_MISSING(ErrorCode.SALESFORCE_SCOPE_MISSING, Meaning.BLOCKED),
        /** Found in an answer that gave tokens: the SOAP API takes no JWT. */
        TOKEN_IS_JWT(ErrorCode.SALESFORCE_TOKEN_IS_JWT, Meaning.BLOCKED),
        /** Found in an answer that gave tokens. */
        HOST_REFUSED(ErrorCode.SALESFORCE_HOST_REFUSED, Meaning.BLOCKED),
        ORG_INACTIVE(ErrorCode.SALESFORCE_ORG_INACTIVE, Meaning.UNANSWERED),
        RATE_LIMITED(ErrorCode.SALESFORCE_RATE_LIMITED, Meaning.UNANSWERED),
        SILENCE(ErrorCode.SALESFORCE_UNREACHABLE, Meaning.UNANSWERED),
        /** Unknown to us: the token is kept, time may tell. */
        OTHER(ErrorCode.SALESFORCE_REFUSED, Meaning.UNANSWERED);

        private final ErrorCode code;
        private final Meaning meaning;

        Refusal(ErrorCode code, Meaning meaning) {
            this.code = code;
            this.meaning = meaning;
        }

        ErrorCode code() {
            return code;
        }

        Meaning meaning() {
            return meaning;
        }
    }

    /** What a failed refresh means for the token. */
    enum Meaning {
        /** Only a new sign-in helps. */
        DEAD,
        /** The app, the user or the org's policy; the token stays. */
        BLOCKED,
        /** Time may mend it. */
        UNANSWERED
    }
}
