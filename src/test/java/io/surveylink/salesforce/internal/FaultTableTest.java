package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.fault.ExceptionCode;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Code by code, through the simulator's answer, HTTP and the real WSC client: what a sender does next hangs on each of
 * them.
 */
class FaultTableTest extends GatewayAndSimulator {

    @ParameterizedTest
    @CsvSource({
        "SESSION_INVALID, INVALID_SESSION_ID",
        "TRANSIENT, SERVER_UNAVAILABLE",
        "TRANSIENT, UNABLE_TO_LOCK_ROW",
        "TRANSIENT, QUERY_TIMEOUT",
        "TRANSIENT, REQUEST_RUNNING_TOO_LONG",
        "TRANSIENT, API_CURRENTLY_DISABLED",
        "TRANSIENT, FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
        "TRANSIENT, ORG_IN_MAINTENANCE",
        "TRANSIENT, INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
        "TRANSIENT, ORG_NOT_OWNED_BY_INSTANCE",
        "TRANSIENT, CIRCUIT_BREAKER_OPEN_EXCEPTION",
        "TRANSIENT, INTERNAL_SERVER_ERROR",
        "TRANSIENT, TOO_MANY_APEX_REQUESTS",
        "UNKNOWN, UNKNOWN_EXCEPTION",
        "DAILY_LIMIT, REQUEST_LIMIT_EXCEEDED",
        "DAILY_LIMIT, LIMIT_EXCEEDED",
        "DAILY_LIMIT, EXCEEDED_QUOTA",
        "BLOCKED_BY_ORG, API_DISABLED_FOR_ORG",
        "BLOCKED_BY_ORG, FUNCTIONALITY_NOT_ENABLED",
        "BLOCKED_BY_ORG, INSUFFICIENT_ACCESS",
        "BLOCKED_BY_ORG, LOGIN_DURING_RESTRICTED_DOMAIN",
        "BLOCKED_BY_ORG, LOGIN_DURING_RESTRICTED_TIME",
        "BLOCKED_BY_ORG, TXN_SECURITY_NO_ACCESS",
        "BLOCKED_BY_ORG, TXN_SECURITY_TWO_FA_REQUIRED",
        "BLOCKED_BY_ORG, MUTUAL_AUTHENTICATION_FAILED",
        "BLOCKED_BY_ORG, ORG_LOCKED",
        "BLOCKED_BY_ORG, TRIAL_EXPIRED",
        "BLOCKED_BY_ORG, CLIENT_NOT_ACCESSIBLE_FOR_USER",
        "BLOCKED_BY_ORG, UNSUPPORTED_API_VERSION",
        "SCHEMA, INVALID_FIELD",
        "SCHEMA, INVALID_TYPE",
        "SCHEMA, MALFORMED_QUERY",
        "SCHEMA, INVALID_QUERY_LOCATOR",
        "SCHEMA, MALFORMED_ID",
        "SCHEMA, MISSING_ARGUMENT",
        "SCHEMA, EXCEEDED_ID_LIMIT",
        "SCHEMA, EXCEEDED_MAX_SIZE_REQUEST",
        "SCHEMA, DUPLICATE_VALUE",
        "SCHEMA, UNSUPPORTED_CLIENT",
        "SCHEMA, INVALID_SOAP_HEADER",
        "SCHEMA, XML_PARSER_ERROR",
        "TRANSIENT, ORG_IS_SIGNING_UP",
        "BLOCKED_BY_ORG, TXN_SECURITY_END_A_SESSION",
        "BLOCKED_BY_ORG, CLIENT_REQUIRE_UPDATE_FOR_USER",
        "BLOCKED_BY_ORG, INACTIVE_OWNER_OR_USER",
        "BLOCKED_BY_ORG, INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
        "BLOCKED_BY_ORG, ORG_ADMIN_LOCKED",
        "SCHEMA, ENTITY_NOT_QUERYABLE",
        "SCHEMA, EXCEEDED_MAX_TYPES_LIMIT",
        "SCHEMA, INVALID_FILTER_VALUE",
        "SCHEMA, INVALID_ID_FIELD",
        "SCHEMA, INVALID_OPERATION",
        "SCHEMA, INVALID_QUERY_FILTER_OPERATOR",
        "SCHEMA, INVALID_TYPE_FOR_OPERATION",
        "SCHEMA, QUERY_TOO_COMPLICATED",
        "SCHEMA, UNSUPPORTED_DML_OPERATION"
    })
    void faultOfACallMeans(FaultClass expected, String code) {
        assertThat(ExceptionCode.valueOf(code).toString()).isEqualTo(code);

        assertThat(faultClass(new Fault.Code(code))).isEqualTo(expected);
    }

    private static FaultClass faultClass(Fault.Code fault) {
        simulator.production().addFault("create", fault);
        var error = refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", "Mori")));
        assertThat(error.code()).isEqualTo(fault.code());
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(records("Contact")).isEmpty();
        return error.faultClass();
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSIENT, UNABLE_TO_LOCK_ROW",
        "TRANSIENT, SERVICE_UNAVAILABLE",
        "TRANSIENT, QUERY_TIMEOUT",
        "TRANSIENT, REQUEST_RUNNING_TOO_LONG",
        "TRANSIENT, BAD_GATEWAY",
        "TRANSIENT, ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "TRANSIENT, PROCESSING_HALTED",
        "TRANSIENT, STORAGE_LIMIT_EXCEEDED",
        "UNKNOWN, UNKNOWN_EXCEPTION",
        "DATA, REQUIRED_FIELD_MISSING",
        "DATA, FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "DATA, FIELD_INTEGRITY_EXCEPTION",
        "DATA, FIELD_FILTER_VALIDATION_EXCEPTION",
        "DATA, STRING_TOO_LONG",
        "DATA, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "DATA, INVALID_TYPE_ON_FIELD_IN_RECORD",
        "DATA, NUMBER_OUTSIDE_VALID_RANGE",
        "DATA, INVALID_EMAIL_ADDRESS",
        "DATA, DUPLICATES_DETECTED",
        "DATA, DUPLICATE_VALUE",
        "DATA, DUPLICATE_EXTERNAL_ID",
        "DATA, MALFORMED_ID",
        "DATA, INVALID_CROSS_REFERENCE_KEY",
        "DATA, ENTITY_IS_DELETED",
        "DATA, ENTITY_IS_LOCKED",
        "DATA, CANNOT_UPDATE_CONVERTED_LEAD",
        "DATA, TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET",
        "DATA, INVALID_FIELD",
        "PERMISSION, INVALID_FIELD_FOR_INSERT_UPDATE",
        "PERMISSION, INSUFFICIENT_ACCESS_OR_READONLY",
        "PERMISSION, INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
        "PERMISSION, CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        "PERMISSION, INACTIVE_OWNER_OR_USER",
        "PERMISSION, INVALID_OWNER",
        "AUTOMATION, APEX_FAILED",
        "AUTOMATION, CUSTOM_APEX_ERROR",
        "AUTOMATION, CANNOT_EXECUTE_FLOW_TRIGGER",
        "AUTOMATION, FLOW_EXCEPTION",
        "TRANSIENT, INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
        "TRANSIENT, RECORD_IN_USE_BY_WORKFLOW",
        "TRANSIENT, TOO_MANY_APEX_REQUESTS",
        "BLOCKED_BY_ORG, FUNCTIONALITY_NOT_ENABLED",
        "BLOCKED_BY_ORG, TXN_SECURITY_NO_ACCESS",
        "SCHEMA, INVALID_ENTITY_FOR_UPSERT",
        "SCHEMA, INVALID_EXTERNAL_ID_FIELD_NAME",
        "SCHEMA, INVALID_TYPE",
        "SCHEMA, INVALID_TYPE_FOR_OPERATION",
        "DATA, MISSING_ARGUMENT",
        "DATA, CANNOT_REPARENT_RECORD",
        "DATA, CIRCULAR_DEPENDENCY",
        "DATA, DATE_OUT_OF_RANGE",
        "DATA, DELETE_FAILED",
        "DATA, DEPENDENCY_EXISTS",
        "DATA, EMAIL_ADDRESS_BOUNCED",
        "DATA, ENTITY_IS_ARCHIVED",
        "DATA, FIELD_MODERATION_RULE_BLOCK",
        "DATA, INVALID_CROSS_REFERENCE_TYPE_FOR_FIELD",
        "DATA, INVALID_CURRENCY_ISO",
        "DATA, INVALID_STATUS",
        "DATA, RELATED_ENTITY_FILTER_VALIDATION_EXCEPTION",
        "PERMISSION, DELETE_NOT_ALLOWED",
        "PERMISSION, FIELD_NOT_UPDATABLE",
        "PERMISSION, INSUFFICIENT_ACCESS",
        "PERMISSION, INVALID_RECORD_TYPE",
        "PERMISSION, TRANSFER_REQUIRES_READ",
        "PERMISSION, UNAVAILABLE_RECORDTYPE_EXCEPTION",
        "AUTOMATION, MAX_DEPTH_IN_FLOW_EXECUTION",
        "AUTOMATION, MIXED_DML_OPERATION",
        "AUTOMATION, SELF_REFERENCE_FROM_FLOW",
        "AUTOMATION, SELF_REFERENCE_FROM_TRIGGER"
    })
    void codeOfARowMeans(FaultClass expected, String code) {
        assertThat(StatusCode.valueOf(code).toString()).isEqualTo(code);

        simulator.production().addFault("create", new Fault.Row(code, 0));
        var results = write(WriteOperation.CREATE, null, row(null, "LastName", "Mori"), row(null, "LastName", "Sato"));

        assertThat(results.getFirst()).isInstanceOfSatisfying(RowResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.faultClass()).isEqualTo(expected);
        });
        assertThat(results.get(1)).isInstanceOf(RowResult.Saved.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY_LIMIT, TotalRequests Limit exceeded.",
        "CONCURRENT_LIMIT, ConcurrentRequests (Concurrent API Requests) Limit exceeded.",
        "CONCURRENT_LIMIT, ConcurrentPerOrgLongTxn Limit exceeded"
    })
    void requestLimitTellsTheDayFromTheMoment(FaultClass expected, String text) {
        assertThat(faultClass(new Fault.Code("REQUEST_LIMIT_EXCEEDED", text))).isEqualTo(expected);
    }

    @Test
    void aSessionThatMayNotUseTheApiIsNotRefreshedForEver() {
        assertThat(faultClass(new Fault.Code(
                        "INVALID_SESSION_ID", "INVALID_SESSION_ID: This session is not valid for use with the API")))
                .isEqualTo(FaultClass.BLOCKED_BY_ORG);
    }

    @Test
    void codesOfTomorrowAreUnknown() {
        assertThat(faultClass(new Fault.Code("NEVER_HEARD_OF"))).isEqualTo(FaultClass.UNKNOWN);
        assertThat(FaultTable.ofRow("NEVER_HEARD_OF")).isEqualTo(FaultClass.UNKNOWN);
    }
}
