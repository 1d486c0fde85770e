package io.surveylink.project;

import org.jspecify.annotations.Nullable;

/**
 * A project in its people's list.
 *
 * @param memberCount beside the owner
 * @param access the reader's, null for the owner
 */
public record ProjectListItem(
        ProjectSummary project, int memberCount, @Nullable MemberAccess access) {}
