package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;

/** A project as menus, headers and other features need it. */
public record ProjectSummary(
        ProjectId id, String publicId, String slug, String name, String color, UserId ownerId, String ownerName) {}
