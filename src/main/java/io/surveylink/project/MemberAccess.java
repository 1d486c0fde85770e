package io.surveylink.project;

/** What a member may do in somebody else's project. */
public enum MemberAccess {
    VIEW,
    EDIT
}
