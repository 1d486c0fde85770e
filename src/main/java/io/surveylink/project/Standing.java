package io.surveylink.project;

/** The columns of the access table: how somebody stands to a project or workflow. They add up. */
public enum Standing {
    VIEW,
    EDIT,
    /** Creator of the workflow at hand, with EDIT. Without a creator the owner has this standing. */
    CREATOR,
    OWNER,
    /** An admin, member or not. */
    ADMIN
}
