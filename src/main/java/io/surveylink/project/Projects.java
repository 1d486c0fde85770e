package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Optional;

/** Projects and their people. Reading methods show only what the actor may see. */
public interface Projects {

    /** @throws io.surveylink.common.DomainException NOT_FOUND if the project does not exist or the actor has no standing */
    ProjectAccess access(Actor actor, ProjectId id);

    /**
     * Creates a project owned by the actor; its slug is made from the name and is unique.
     *
     * @throws io.surveylink.common.DomainException INVALID_INPUT for the name; FORBIDDEN for somebody who is not active
     */
    ProjectSummary create(Actor actor, String name);

    /**
     * By slug or public id.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    ProjectSummary get(Actor actor, String slugOrPublicId);

    /** For machine clients that proved themselves otherwise, and for the engine. */
    Optional<ProjectSummary> find(String slugOrPublicId);

    /** As {@link #find(String)}, by key. */
    Optional<ProjectSummary> find(ProjectId id);

    /** The projects the actor owns or is a member of, by name. */
    List<ProjectSummary> mine(Actor actor);

    /**
     * The projects whose names contain the text, by name: those that the actor owns or is a member of, an admin's all; one
     * statement.
     *
     * @param text blank for all
     */
    List<ProjectSummary> search(Actor actor, String text, int limit);

    /** As {@link #mine}, with what the home page tells about each; one statement. */
    List<ProjectListItem> listMine(Actor actor);

    /** The owner first. */
    List<Member> members(Actor actor, ProjectId id);

    /**
     * Adds a member or changes their access; the owner's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN; INVALID_INPUT for the owner or somebody who is not active
     */
    void setMember(Actor actor, ProjectId id, UserId member, MemberAccess access);

    /** Ends a membership; the owner's right and an admin's. */
    void removeMember(Actor actor, ProjectId id, UserId member);

    /** A member or the owner of a project. */
    record Member(UserId id, String name, String email, boolean owner, MemberAccess access) {}
}
