package io.surveylink.simulator.fault;

/** What Salesforce says with a code. Clients must go by codes; people read these. */
final class FaultTexts {

    private FaultTexts() {}

    static String of(String code) {
        return switch (code) {
            case "INVALID_SESSION_ID" ->
                "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash:"
                        + " yNHBA=\nThis error usually occurs after a session expires or a user logs out. ";
            case "UNABLE_TO_LOCK_ROW" -> "unable to obtain exclusive access to this record";
            case "REQUEST_LIMIT_EXCEEDED" -> "TotalRequests Limit exceeded.";
            case "SERVER_UNAVAILABLE" -> "server unavailable";
            case "API_DISABLED_FOR_ORG" -> "API is not enabled for this Organization or Partner";
            case "API_CURRENTLY_DISABLED" -> "API is temporarily unavailable because of a system problem";
            case "REQUEST_RUNNING_TOO_LONG" -> "Your request was running for too long, and has been stopped.";
            case "QUERY_TIMEOUT" -> "Your query request was running for too long.";
            case "ORG_IN_MAINTENANCE" -> "Organization is in maintenance";
            case "UNSUPPORTED_API_VERSION" -> "Invalid Api version specified on URL";
            case "STORAGE_LIMIT_EXCEEDED" -> "storage limit exceeded";
            case "INVALID_FIELD" -> "No such column on this entity";
            case "INVALID_TYPE" -> "sObject type is not supported";
            case "UNKNOWN_EXCEPTION" ->
                "An unexpected error occurred. Please include this ErrorId if you contact support";
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" -> "The record breaks a rule of this org";
            case "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" -> "A trigger of this org refused the record";
            case "REQUIRED_FIELD_MISSING" -> "Required fields are missing";
            case "DUPLICATE_VALUE" -> "duplicate value found";
            case "ENTITY_IS_DELETED" -> "entity is deleted";
            default -> "Refused with " + code;
        };
    }
}
