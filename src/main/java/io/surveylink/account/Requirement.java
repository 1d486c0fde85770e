package io.surveylink.account;

/** What a linked account needs in Salesforce; those of an object or a field because of what workflows touch. */
public enum Requirement {
    API_ENABLED(SetupPlace.USER_PERMISSIONS, Weight.OF_ACCOUNT),
    APP_INSTALLED(SetupPlace.APP_INSTALLATION, Weight.OF_ACCOUNT),
    PERMITTED_USERS(SetupPlace.APP_POLICIES, Weight.OF_ACCOUNT),
    REFRESH_TOKEN_POLICY(SetupPlace.APP_POLICIES, Weight.OF_ACCOUNT),
    LOGIN_IP_RANGES(SetupPlace.LOGIN_IP_RANGES, Weight.OF_ACCOUNT),
    SESSION_LOCK(SetupPlace.SESSION_SETTINGS, Weight.OF_ACCOUNT),
    /** The object is there and its records can be read. */
    OBJECT_READ(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_STEP),
    OBJECT_CREATE(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_STEP),
    OBJECT_EDIT(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_STEP),
    OBJECT_DELETE(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_STEP),
    /** To find records that belong to others. */
    OBJECT_VIEW_ALL(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_ROWS),
    /** To change records that belong to others. */
    OBJECT_MODIFY_ALL(SetupPlace.OBJECT_SETTINGS, Weight.STOPS_ROWS),
    RECORD_TYPE(SetupPlace.RECORD_TYPES, Weight.STOPS_STEP),
    FIELD_READ(SetupPlace.FIELD_PERMISSIONS, Weight.STOPS_STEP),
    FIELD_EDIT(SetupPlace.FIELD_PERMISSIONS, Weight.STOPS_STEP),
    /** The field has the type for which it was mapped. */
    FIELD_TYPE(SetupPlace.FIELDS, Weight.STOPS_STEP),
    /** The field that finds the record can do so. */
    EXTERNAL_ID(SetupPlace.FIELDS, Weight.STOPS_STEP),
    EXTERNAL_ID_UNIQUE(SetupPlace.FIELDS, Weight.STOPS_ROWS);

    private enum Weight {
        OF_ACCOUNT,
        STOPS_STEP,
        STOPS_ROWS
    }

    private final SetupPlace place;
    private final Weight weight;

    Requirement(SetupPlace place, Weight weight) {
        this.place = place;
        this.weight = weight;
    }

    public SetupPlace place() {
        return place;
    }

    /** Without it every record of a step is refused; where it is missing the mapping has drifted away from the org. */
    public boolean stopsStep() {
        return weight == Weight.STOPS_STEP;
    }
}
