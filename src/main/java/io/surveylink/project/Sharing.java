package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import io.surveylink.user.UserFootprint.Trace;
import java.time.Instant;
import java.util.List;

/**
 * Sharing a project with people who may not be here yet. Only admins let people into the console, so an owner's
 * invitation of a new address asks them, and becomes a membership by itself when its person comes.
 */
public interface Sharing {

    /** As many addresses may wait in a project. */
    int MAX_INVITATIONS = 50;

    /**
     * Keeps an invitation and tells the admins, unless the person has been invited to the console already. Inviting the
     * same address again changes the access; the owner's right.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, NOT_FOUND; EMAIL_INVALID; EMAIL_TAKEN if somebody has signed
     *     in with the address before: share with that user; INVITATIONS_FULL
     */
    void invite(Actor actor, ProjectId project, String email, MemberAccess access);

    /** What waits, for everybody who sees the people. */
    List<WaitingInvitation> invitations(Actor actor, ProjectId project);

    /** Does nothing if it waits no more; the owner's right and an admin's. */
    void withdraw(Actor actor, ProjectId project, String email);

    /** What ends when a member may edit no more: read it before removing; the owner's right and an admin's. */
    List<Trace> footprint(Actor actor, ProjectId project, UserId member);

    /** @param askedAt when the owner invited */
    record WaitingInvitation(String email, MemberAccess access, Instant askedAt) {}
}
