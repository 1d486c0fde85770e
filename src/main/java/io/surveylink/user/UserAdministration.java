package io.surveylink.user;

import io.surveylink.common.UserId;
import io.surveylink.user.UserFootprint.Trace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What admins do with users. Deactivation, its end and changes of role ask for the admin's own password again. Nobody
 * does any of it to themselves, so the last active admin stays one.
 *
 * <p>All throw {@link io.surveylink.common.DomainException}: FORBIDDEN for everybody but active admins, NOT_FOUND for an
 * unknown user, STALE if the user's state does not fit (any more).
 */
public interface UserAdministration {

    /**
     * Users by name whose name or e-mail address contains the text.
     *
     * @param text empty for all
     */
    List<UserRow> find(Actor actor, String text, int offset, int limit);

    /** What hangs on a person: read it before {@link #deactivate}. */
    List<Trace> footprint(Actor actor, UserId user);

    /**
     * Ends the person's sessions on every node, what they are creator of in projects of others, what they propose, and,
     * unless the runs go on for a while, holds the runs of their projects.
     *
     * @throws io.surveylink.common.DomainException USER_IS_YOURSELF, PASSWORD_WRONG, SIGN_IN_THROTTLED
     */
    void deactivate(Actor actor, UserId user, LeaversRuns runs, String password);

    /** Ends before its time that a deactivated person's projects run on. */
    void holdRuns(Actor actor, UserId user);

    /**
     * Lets the person in again and ends the holds that the deactivation began. A former creator stays a former creator.
     *
     * @throws io.surveylink.common.DomainException PASSWORD_WRONG, SIGN_IN_THROTTLED
     */
    void reactivate(Actor actor, UserId user, String password);

    /**
     * Ends the person's sessions too: the next sign-in has the new role.
     *
     * @throws io.surveylink.common.DomainException USER_IS_YOURSELF, PASSWORD_WRONG, SIGN_IN_THROTTLED
     */
    void changeRole(Actor actor, UserId user, Role role, String password);

    /**
     * A user in the admins' list.
     *
     * @param runsUntil of somebody deactivated whose projects run on
     * @param invitationEnds of somebody invited: until when the link works
     */
    record UserRow(
            UserProfile profile,
            @Nullable Instant runsUntil,
            @Nullable Instant invitationEnds) {}
}
