package io.surveylink.simulator.org;

/** What a user may do in the whole system, whatever the object. */
public enum SystemPermission {
    API_ENABLED,
    VIEW_ALL_DATA,
    MODIFY_ALL_DATA,
    /** "View Setup and Configuration": permissions can be queried. */
    VIEW_SETUP,
    /** "Approve Uninstalled Connected Apps", since September 2025. */
    APPROVE_UNINSTALLED_APPS
}
