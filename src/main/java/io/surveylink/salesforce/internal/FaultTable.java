package io.surveylink.salesforce.internal;

import static io.surveylink.salesforce.FaultClass.AUTOMATION;
import static io.surveylink.salesforce.FaultClass.BLOCKED_BY_ORG;
import static io.surveylink.salesforce.FaultClass.CONCURRENT_LIMIT;
import static io.surveylink.salesforce.FaultClass.DAILY_LIMIT;
import static io.surveylink.salesforce.FaultClass.DATA;
import static io.surveylink.salesforce.FaultClass.PERMISSION;
import static io.surveylink.salesforce.FaultClass.SCHEMA;
import static io.surveylink.salesforce.FaultClass.SESSION_INVALID;
import static io.surveylink.salesforce.FaultClass.TRANSIENT;
import static io.surveylink.salesforce.FaultClass.UNKNOWN;

import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RowResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says what a code of Salesforce means. Whole-call faults are ExceptionCodes, rows bear StatusCodes;
 * where both know a name it may mean two things. Texts are in the language of the Salesforce user, so codes decide; the
 * two exceptions look for names inside the text that Salesforce does not translate. Meanings are those of the SOAP API
 * Developer Guide, "Core Data Types", and of answers seen.
 */
final class FaultTable {

    /** Codes of transaction security policies, which an org's admin writes. */
    private static final String TRANSACTION_SECURITY = "TXN_SECURITY_";

    private static final Map<String, FaultClass> CALL = table(
            entry(SESSION_INVALID, "INVALID_SESSION_ID"),
            entry(
                    TRANSIENT,
                    "SERVER_UNAVAILABLE",
                    "UNABLE_TO_LOCK_ROW",
                    "QUERY_TIMEOUT",
                    "REQUEST_RUNNING_TOO_LONG",
                    "API_CURRENTLY_DISABLED",
                    "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                    "ORG_IN_MAINTENANCE",
                    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                    // The org has moved: a refresh brings its new instance URL.
                    "ORG_NOT_OWNED_BY_INSTANCE",
                    "CIRCUIT_BREAKER_OPEN_EXCEPTION",
                    "INTERNAL_SERVER_ERROR",
                    "TOO_MANY_APEX_REQUESTS",
                    "ORG_IS_SIGNING_UP"),
            entry(UNKNOWN, "UNKNOWN_EXCEPTION"),
            entry(DAILY_LIMIT, "REQUEST_LIMIT_EXCEEDED", "LIMIT_EXCEEDED", "EXCEEDED_QUOTA", "STORAGE_LIMIT_EXCEEDED"),
            entry(
                    BLOCKED_BY_ORG,
                    "API_DISABLED_FOR_ORG",
                    "FUNCTIONALITY_NOT_ENABLED",
                    "INSUFFICIENT_ACCESS",
                    "LOGIN_DURING_RESTRICTED_DOMAIN",
                    "LOGIN_DURING_RESTRICTED_TIME",
                    "MUTUAL_AUTHENTICATION_FAILED",
                    "ORG_LOCKED",
                    "TRIAL_EXPIRED",
                    "CLIENT_NOT_ACCESSIBLE_FOR_USER",
                    "UNSUPPORTED_API_VERSION",
                    "CLIENT_REQUIRE_UPDATE_FOR_USER",
                    "INACTIVE_OWNER_OR_USER",
                    "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
                    "ORG_ADMIN_LOCKED"),
            entry(
                    SCHEMA,
                    "INVALID_FIELD",
                    "INVALID_TYPE",
                    "MALFORMED_QUERY",
                    "INVALID_QUERY_LOCATOR",
                    "MALFORMED_ID",
                    "MISSING_ARGUMENT",
                    "EXCEEDED_ID_LIMIT",
                    "EXCEEDED_MAX_SIZE_REQUEST",
                    "DUPLICATE_VALUE",
                    "UNSUPPORTED_CLIENT",
                    "INVALID_SOAP_HEADER",
                    "XML_PARSER_ERROR",
                    "ENTITY_NOT_QUERYABLE",
                    "EXCEEDED_MAX_TYPES_LIMIT",
                    "INVALID_FILTER_VALUE",
                    "INVALID_ID_FIELD",
                    "INVALID_OPERATION",
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "INVALID_TYPE_FOR_OPERATION",
                    "QUERY_TOO_COMPLICATED",
                    "UNSUPPORTED_DML_OPERATION"));

    private static final Map<String, FaultClass> ROW = table(
            entry(
                    TRANSIENT,
                    "UNABLE_TO_LOCK_ROW",
                    "SERVICE_UNAVAILABLE",
                    "QUERY_TIMEOUT",
                    "REQUEST_RUNNING_TOO_LONG",
                    "BAD_GATEWAY",
                    "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                    "PROCESSING_HALTED",
                    "STORAGE_LIMIT_EXCEEDED",
                    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                    "RECORD_IN_USE_BY_WORKFLOW",
                    "TOO_MANY_APEX_REQUESTS",
                    RowResult.Refused.RECORD_TWICE_IN_CALL),
            entry(UNKNOWN, "UNKNOWN_EXCEPTION"),
            entry(BLOCKED_BY_ORG, "FUNCTIONALITY_NOT_ENABLED"),
            entry(
                    SCHEMA,
                    "INVALID_ENTITY_FOR_UPSERT",
                    "INVALID_EXTERNAL_ID_FIELD_NAME",
                    "INVALID_TYPE",
                    "INVALID_TYPE_FOR_OPERATION"),
            entry(
                    DATA,
                    // An upsert's row without its external id.
                    "MISSING_ARGUMENT",
                    RowResult.Refused.RECORD_NOT_FOUND,
                    RowResult.Refused.RECORD_NOT_UNIQUE,
                    "REQUIRED_FIELD_MISSING",
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                    "FIELD_INTEGRITY_EXCEPTION",
                    "FIELD_FILTER_VALIDATION_EXCEPTION",
                    "STRING_TOO_LONG",
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "INVALID_TYPE_ON_FIELD_IN_RECORD",
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    "INVALID_EMAIL_ADDRESS",
                    "DUPLICATES_DETECTED",
                    "DUPLICATE_VALUE",
                    "DUPLICATE_EXTERNAL_ID",
                    "MALFORMED_ID",
                    "INVALID_CROSS_REFERENCE_KEY",
                    "ENTITY_IS_DELETED",
                    "ENTITY_IS_LOCKED",
                    "CANNOT_UPDATE_CONVERTED_LEAD",
                    "TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET",
                    // In a row: a foreign key by external id that leads nowhere. In a call: a field that is not there.
                    "INVALID_FIELD",
                    "CANNOT_REPARENT_RECORD",
                    "CIRCULAR_DEPENDENCY",
                    "DATE_OUT_OF_RANGE",
                    "DELETE_FAILED",
                    "DEPENDENCY_EXISTS",
                    "EMAIL_ADDRESS_BOUNCED",
                    "ENTITY_IS_ARCHIVED",
                    "FIELD_MODERATION_RULE_BLOCK",
                    "INVALID_CROSS_REFERENCE_TYPE_FOR_FIELD",
                    "INVALID_CURRENCY_ISO",
                    "INVALID_STATUS",
                    "RELATED_ENTITY_FILTER_VALIDATION_EXCEPTION"),
            entry(
                    PERMISSION,
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "INACTIVE_OWNER_OR_USER",
                    "INVALID_OWNER",
                    "DELETE_NOT_ALLOWED",
                    "FIELD_NOT_UPDATABLE",
                    "INSUFFICIENT_ACCESS",
                    "INVALID_RECORD_TYPE",
                    "TRANSFER_REQUIRES_READ",
                    "UNAVAILABLE_RECORDTYPE_EXCEPTION"),
            entry(
                    AUTOMATION,
                    "APEX_FAILED",
                    "CUSTOM_APEX_ERROR",
                    "CANNOT_EXECUTE_FLOW_TRIGGER",
                    "FLOW_EXCEPTION",
                    "MAX_DEPTH_IN_FLOW_EXECUTION",
                    "MIXED_DML_OPERATION",
                    "SELF_REFERENCE_FROM_FLOW",
                    "SELF_REFERENCE_FROM_TRIGGER"));

    private FaultTable() {}

    /** What a fault of a whole call means. */
    static FaultClass ofCall(String code, @Nullable String message) {
        String text = message == null ? "" : message;
        if (code.equals("INVALID_SESSION_ID") && text.contains("not valid for use with the API")) {
            // No scope "api", a JWT, or no API access: a refresh would bring the same again.
            return BLOCKED_BY_ORG;
        }
        if (code.equals("REQUEST_LIMIT_EXCEEDED") && text.contains("Concurrent")) {
            return CONCURRENT_LIMIT;
        }
        if (code.startsWith(TRANSACTION_SECURITY)) {
            return BLOCKED_BY_ORG;
        }
        return CALL.getOrDefault(code, UNKNOWN);
    }

    /** What the code of one row means. */
    static FaultClass ofRow(String code) {
        return code.startsWith(TRANSACTION_SECURITY) ? BLOCKED_BY_ORG : ROW.getOrDefault(code, UNKNOWN);
    }

    private record Entry(FaultClass faultClass, String... codes) {}

    private static Entry entry(FaultClass faultClass, String... codes) {
        return new Entry(faultClass, codes);
    }

    private static Map<String, FaultClass> table(Entry... entries) {
        var table = new HashMap<String, FaultClass>();
        for (Entry entry : entries) {
            for (String code : entry.codes()) {
                if (table.put(code, entry.faultClass()) != null) {
                    throw new IllegalStateException(code + " stands twice in the table");
                }
            }
        }
        return Map.copyOf(table);
    }
}
