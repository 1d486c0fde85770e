package io.surveylink.oauth.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error of Salesforce's authorize or token endpoint. The one place that says what each means: for a link that is
 * being made, and for a refresh.
 *
 * @param code {@code error}, or ours in capitals where there was no answer to read
 */
record TokenError(String code, String description) {

    /** What a failed refresh means for the token. */
    enum Meaning {
        /** Only a new sign-in helps. */
        DEAD,
        /** The app or the org's policy; the token stays. */
        BLOCKED,
        /** Time may mend it. */
        UNANSWERED
    }

    private static final Set<String> APP_ERRORS = Set.of(
            "invalid_client_id",
            "invalid_client",
            "invalid_client_credentials",
            "redirect_uri_mismatch",
            "unsupported_grant_type",
            "unsupported_response_type",
            "invalid_app_access",
            "oauth_app_blocked",
            "oauth_app_access_denied",
            "oauth_ec_app_not_found");

    static TokenError of(@Nullable String code, @Nullable String description) {
        return new TokenError(code == null ? "" : code, description == null ? "" : description);
    }

    /** The code that is kept and shown; a policy's refusal is told from a dead token, though Salesforce's code is one. */
    String keptCode() {
        return mentionsPolicy() ? "login_restricted" : code;
    }

    /** For a refresh. */
    Meaning meaning() {
        return switch (code.toLowerCase(Locale.ROOT)) {
            // By address or hour, as the org's policy has it: the token itself is sound.
            case "invalid_grant" -> mentionsPolicy() ? Meaning.UNANSWERED : Meaning.DEAD;
            case "inactive_user" -> Meaning.DEAD;
            case String c when APP_ERRORS.contains(c) -> Meaning.BLOCKED;
            default -> Meaning.UNANSWERED;
        };
    }

    /** For somebody who wanted to link an account. */
    DomainException asLinkError() {
        String text = description.toLowerCase(Locale.ROOT).replace('+', ' ');
        String name = code.toLowerCase(Locale.ROOT).replace('-', '_');
        if (text.contains("must be installed") || text.contains("cross-org") || name.equals("oauth_ec_app_not_found")) {
            return new DomainException(ErrorCode.LINK_APP_NOT_INSTALLED);
        }
        if (name.equals("oauth_app_blocked")) {
            return new DomainException(ErrorCode.LINK_APP_BLOCKED);
        }
        if (name.equals("oauth_app_access_denied") || name.equals("invalid_app_access")) {
            return new DomainException(ErrorCode.LINK_USER_NOT_APPROVED);
        }
        if (name.equals("invalid_scope")) {
            return new DomainException(ErrorCode.LINK_SCOPE_MISSING, RegisteredApp.NEEDED_SCOPES);
        }
        return new DomainException(
                switch (name) {
                    case "access_denied" -> ErrorCode.LINK_DENIED;
                    case "invalid_grant" ->
                        mentionsPolicy() ? ErrorCode.LINK_ADDRESS_RESTRICTED : ErrorCode.LINK_EXPIRED;
                    case "no_answer", "rate_limit_exceeded", "inactive_org" -> ErrorCode.SALESFORCE_UNREACHABLE;
                    case String c
                    when c.startsWith("http_5") || c.equals("http_429") -> ErrorCode.SALESFORCE_UNREACHABLE;
                    case String c when APP_ERRORS.contains(c) -> ErrorCode.LINK_APP_MISCONFIGURED;
                    default -> ErrorCode.LINK_REFUSED_BY_SALESFORCE;
                },
                code);
    }

    private boolean mentionsPolicy() {
        String text = description.toLowerCase(Locale.ROOT);
        return text.contains("ip restricted") || text.contains("login hours") || text.contains("token validity");
    }
}
