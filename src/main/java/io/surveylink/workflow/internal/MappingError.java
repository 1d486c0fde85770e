package io.surveylink.workflow.internal;

/** Why a value does not fit its field. The names are stable: they are stored with failed task runs. */
enum MappingError {
    MAPPING_TOO_LONG("The text is longer than the field allows."),
    MAPPING_NOT_A_NUMBER("The field takes a number."),
    MAPPING_NOT_WHOLE("The field takes a whole number."),
    MAPPING_NUMBER_TOO_LARGE("The number has more digits than the field allows."),
    MAPPING_NOT_A_BOOLEAN("The field takes true or false."),
    MAPPING_NOT_A_DATE("The field takes a date such as 2026-11-23."),
    MAPPING_NOT_A_TIME("The field takes a time of day such as 14:30."),
    MAPPING_NOT_AN_EMAIL("The field takes an e-mail address."),
    MAPPING_NOT_A_RECORD_ID("The field takes the id of a record, 15 or 18 characters."),
    MAPPING_SEVERAL_VALUES("Several choices were selected and the field takes one value."),
    MAPPING_SEMICOLON("A choice contains a semicolon, which would make two of it."),
    MAPPING_TYPE_UNSUPPORTED("The field has a type that cannot be filled from a response."),
    MAPPING_RECORD_ID_EMPTY("The step before wrote no record whose id is known."),
    MAPPING_EXTERNAL_ID_EMPTY("The external id has no value, so no record can be found by it.");

    private final String message;

    MappingError(String message) {
        this.message = message;
    }

    /** In English, for logs and API clients; screens translate the name. No values of respondents. */
    String message() {
        return message;
    }
}
