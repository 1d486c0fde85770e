package io.surveylink.user;

import java.time.Duration;

/** What becomes of the runs of somebody's projects when they are deactivated. */
public enum LeaversRuns {
    /** They are held until another owner takes over, or the person comes back. */
    HELD,
    /** They run on with the person's accounts until another owner takes over, at most {@link #LONGEST}; then they hold. */
    RUN_ON;

    public static final Duration LONGEST = Duration.ofDays(30);
}
