package io.surveylink.user;

import io.surveylink.common.UserId;

/** SPI: told, in the transaction of the change, when somebody comes, leaves or comes back. */
public interface UserListener {

    /** Can sign in from now on: created with a password, or an invitation was accepted. */
    default void joined(UserProfile user) {}

    /**
     * Cannot sign in any more.
     *
     * @param runs what becomes of the runs of this person's projects; {@link #runsHeld} follows when they run on no more
     */
    default void deactivated(UserId user, LeaversRuns runs) {}

    /** The runs of a deactivated person's projects run on no more: an admin said so, or the longest time is over. */
    default void runsHeld(UserId user) {}

    /** Is back; what was taken from them meanwhile stays with whoever has it now. */
    default void reactivated(UserId user) {}
}
