package io.surveylink.oauth;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SurveylinkProperties;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Why Salesforce refuses, as a person is told: who can mend it, and where. The same codes serve a link that is being
 * made and the state of an account in use; {@link ErrorCode} names them.
 */
@Component
public class Refusals {

    /** For people who set an app up: {@code api} is what SOAP needs, {@code refresh_token} what lasts. */
    private static final String NEEDED_SCOPES = "api, refresh_token, openid, id";

    /** The codes that an account may keep. */
    private static final Set<ErrorCode> KNOWN =
            EnumSet.range(ErrorCode.SALESFORCE_TOKEN_DEAD, ErrorCode.SALESFORCE_UNREACHABLE);

    private final SurveylinkProperties properties;

    Refusals(SurveylinkProperties properties) {
        this.properties = properties;
    }

    /** The error for a code, with what its sentence mentions. */
    public DomainException error(ErrorCode code) {
        return switch (code) {
            case SALESFORCE_ADDRESS_RESTRICTED ->
                new DomainException(code, properties.egressIps().size(), String.join(", ", properties.egressIps()));
            case SALESFORCE_SCOPE_MISSING -> new DomainException(code, NEEDED_SCOPES);
            default -> new DomainException(code);
        };
    }

    /**
     * The error for the code that is kept with an account.
     *
     * @param keptCode one of ours, a fault code of the API, or a word of Salesforce's that can only be quoted
     */
    public DomainException error(String keptCode) {
        return known(keptCode)
                .or(() -> ofFault(keptCode))
                .map(this::error)
                .orElseGet(() -> new DomainException(ErrorCode.SALESFORCE_REFUSED, keptCode));
    }

    private static Optional<ErrorCode> known(String name) {
        return KNOWN.stream().filter(code -> code.name().equals(name)).findFirst();
    }

    /** Faults by which an org closes the API to an account (Partner API, ExceptionCode). */
    private static Optional<ErrorCode> ofFault(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "API_DISABLED_FOR_ORG" -> ErrorCode.SALESFORCE_API_DISABLED;
                    case "INVALID_SESSION_ID" -> ErrorCode.SALESFORCE_API_CLOSED_TO_SESSION;
                    case "LOGIN_DURING_RESTRICTED_DOMAIN" -> ErrorCode.SALESFORCE_ADDRESS_RESTRICTED;
                    case "LOGIN_DURING_RESTRICTED_TIME" -> ErrorCode.SALESFORCE_HOURS_RESTRICTED;
                    case "MUTUAL_AUTHENTICATION_FAILED" -> ErrorCode.SALESFORCE_CERTIFICATE_WANTED;
                    case "ORG_LOCKED", "TRIAL_EXPIRED" -> ErrorCode.SALESFORCE_ORG_INACTIVE;
                    case "CLIENT_NOT_ACCESSIBLE_FOR_USER" -> ErrorCode.SALESFORCE_USER_NOT_APPROVED;
                    case "UNSUPPORTED_API_VERSION" -> ErrorCode.SALESFORCE_VERSION_RETIRED;
                    case String policy when policy.startsWith("TXN_SECURITY_") -> ErrorCode.SALESFORCE_POLICY;
                    default -> null;
                });
    }
}
