package io.surveylink.account;

/** Where in Salesforce's Setup something is looked up and mended; {@code requirement.where.<PLACE>} is the way there. */
public enum SetupPlace {
    USER_PERMISSIONS,
    APP_POLICIES,
    APP_INSTALLATION,
    LOGIN_IP_RANGES,
    SESSION_SETTINGS,
    OBJECT_SETTINGS,
    RECORD_TYPES,
    FIELD_PERMISSIONS,
    FIELDS
}
