package io.surveylink.administration;

import io.surveylink.audit.AuditAction;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Actions that people look for together. */
public enum AuditGroup {
    USERS,
    PROJECTS,
    SALESFORCE_APPS,
    ACCOUNTS,
    CREDENTIALS,
    WORKFLOWS;

    public Set<AuditAction> actions() {
        return Arrays.stream(AuditAction.values())
                .filter(action -> of(action) == this)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every action has its place. */
    public static AuditGroup of(AuditAction action) {
        return switch (action) {
            case USER_CREATED,
                    USER_INVITED,
                    USER_JOINED,
                    USER_ROLE_CHANGED,
                    USER_DEACTIVATED,
                    USER_ACTIVATED,
                    USER_RUNS_HELD,
                    SIGN_IN_LOCKED -> USERS;
            case PROJECT_CREATED,
                    MEMBER_SET,
                    MEMBER_REMOVED,
                    PROJECT_INVITED,
                    PROJECT_INVITATION_WITHDRAWN,
                    INGESTION_KEY_ISSUED,
                    INGESTION_KEY_REVOKED -> PROJECTS;
            case SALESFORCE_APP_ADDED, SALESFORCE_APP_CHANGED, SALESFORCE_APP_REMOVED -> SALESFORCE_APPS;
            case ACCOUNT_LINKED,
                    ACCOUNT_CONFIRMED,
                    ACCOUNT_RELINKED,
                    ACCOUNT_SWITCHED,
                    ACCOUNT_RENAMED,
                    ACCOUNT_REVOKED,
                    ACCOUNT_DELETED,
                    ACCOUNT_STATE_CHANGED,
                    ORG_REFRESHED,
                    ORG_REFRESH_DECLINED,
                    LINK_ASKED -> ACCOUNTS;
            case BINDING_SET, BINDING_CLEARED, CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_ENDED -> CREDENTIALS;
            case WORKFLOW_CREATED,
                    WORKFLOW_PUBLISHED,
                    WORKFLOW_TESTED,
                    WORKFLOW_PAUSED,
                    WORKFLOW_RESUMED,
                    WORKFLOW_SWITCHED_OFF,
                    WORKFLOW_SWITCHED_ON,
                    WORKFLOW_DELETED,
                    EVENT_URL_RENEWED,
                    WORKFLOW_TAKEN_OVER,
                    WORKFLOW_CREATOR_CHANGED -> WORKFLOWS;
            case TRANSFER_ASKED,
                    TRANSFER_REQUESTED,
                    TRANSFER_APPROVED,
                    TRANSFER_DECLINED,
                    TRANSFER_CANCELLED,
                    TRANSFER_EXPIRED,
                    PROJECT_OWNER_CHANGED -> PROJECTS;
        };
    }
}
