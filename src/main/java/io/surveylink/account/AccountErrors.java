package io.surveylink.account;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.salesforce.SalesforceException;

/** What a person is told when Salesforce was to be read and was not. */
public final class AccountErrors {

    private AccountErrors() {}

    /** @param error {@link AccountUnavailableException} or {@link SalesforceException} */
    public static DomainException told(RuntimeException error) {
        return switch (error) {
            case AccountUnavailableException unavailable ->
                switch (unavailable.state()) {
                    case NEEDS_REAUTHENTICATION, AWAITING_CONFIRMATION ->
                        new DomainException(error, ErrorCode.ACCOUNT_NEEDS_REAUTHENTICATION);
                    case BLOCKED_BY_ORG -> unavailable.reason();
                    case UNREACHABLE, CONNECTED -> new DomainException(error, ErrorCode.SALESFORCE_UNREACHABLE);
                };
            case SalesforceException refused
            when refused.outcome() == SalesforceException.Outcome.REFUSED ->
                new DomainException(error, ErrorCode.SALESFORCE_REFUSED, refused.code());
            default -> new DomainException(error, ErrorCode.SALESFORCE_UNREACHABLE);
        };
    }
}
