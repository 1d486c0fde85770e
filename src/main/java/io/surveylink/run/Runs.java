package io.surveylink.run;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of events. People see the runs of their own projects, admins names, states and counts of all. */
public interface Runs {

    /** Counts end here: "more than" is told instead, because counting a million rows is slow and tells no more. */
    int COUNT_LIMIT = 10_000;

    /** More new runs than this are not counted either. */
    int NEW_LIMIT = 100;

    /**
     * The newest first.
     *
     * @param before runs older than this one; null to begin with the newest
     * @throws io.surveylink.common.DomainException NOT_FOUND if the filter names a project that the actor may not see
     */
    List<RunListItem> list(Actor actor, Filter filter, @Nullable RunId before, int limit);

    /** How many runs that match are newer than one; at most {@link #NEW_LIMIT}. */
    int countNewer(Actor actor, Filter filter, RunId than);

    /** Runs by state, without regard to the filter's own states and search. */
    Counts counts(Actor actor, @Nullable ProjectId project);

    /** What is held now, one entry per hold with waiting runs, the most runs first. */
    List<HeldCause> held(Actor actor, @Nullable ProjectId project);

    /**
     * As {@link #held(Actor, ProjectId)}, of what holds one workflow; what holds others too counts its runs alone.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    List<HeldCause> held(Actor actor, ProjectId project, WorkflowId workflow);

    /**
     * One run with its timeline.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    RunDetail get(Actor actor, RunId id);

    /**
     * What to list; empty or null parts let everything through.
     *
     * @param response the beginning of a response id
     */
    record Filter(
            @Nullable ProjectId project,
            @Nullable WorkflowId workflow,
            Set<RunState> states,
            @Nullable String response) {

        public static final Filter ALL = new Filter(null, null, Set.of(), null);

        public Filter {
            states = Set.copyOf(states);
        }

        public boolean isEmpty() {
            return workflow == null && states.isEmpty() && response == null;
        }
    }

    /**
     * At most {@link #COUNT_LIMIT} each; {@code moving} is queued, running and waiting to retry, {@code
     * notSent} skipped and cancelled.
     */
    record Counts(int moving, int held, int failed, int uncertain, int succeeded, int notSent) {

        public int total() {
            return moving + held + failed + uncertain + succeeded + notSent;
        }
    }
}
