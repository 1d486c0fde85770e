package io.surveylink.run;

import io.surveylink.common.RunId;
import io.surveylink.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do with runs: the creator of their workflow and the project's owner, nobody else. Everything here may be
 * asked twice and is done once. Each decision is kept with the person, the time and the note.
 */
public interface RunControl {

    /** Of a note. */
    int MAX_NOTE = 500;

    /** What can be done with the selected runs by this actor; counts end at {@link Runs#COUNT_LIMIT}. */
    Possible possible(Actor actor, Selection selection);

    /**
     * Sends what failed, was skipped or cancelled again, from the first task that did not succeed. With the current
     * revision, what waits is moved to it as well. A run whose response has meanwhile succeeded in a newer version in
     * the same step ends as skipped, unless the actor insists. What is uncertain is left for {@link #resolve}.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND or FORBIDDEN for runs named one by one, INVALID_INPUT
     */
    Done replay(Actor actor, Selection selection, Replay how);

    /** Ends what waits without sending it. What is in a call at this moment is left. */
    Done cancel(Actor actor, Selection selection, String note);

    /**
     * Decides what became of an uncertain run.
     *
     * @param recordId of the record that was found, for {@link Decision#WRITTEN}; null if it is not known
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN, INVALID_INPUT; STALE if it is uncertain no more
     */
    void resolve(Actor actor, RunId run, Decision decision, @Nullable String recordId, String note);

    /**
     * Asks Salesforce once more whether the record of an uncertain run is there, and ends the uncertainty if it is.
     *
     * @return true if it was found
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN, STALE
     */
    boolean lookUp(Actor actor, RunId run);

    /** Which runs. */
    sealed interface Selection {

        record Of(List<RunId> runs) implements Selection {
            public Of {
                runs = List.copyOf(runs);
            }
        }

        /** All that match at the moment of the deed. */
        record Matching(Runs.Filter filter) implements Selection {}
    }

    /**
     * How to replay.
     *
     * @param evenIfSuperseded sends old content over newer
     */
    record Replay(WithRevision revision, boolean evenIfSuperseded, String note) {}

    /** Which revision a replay goes by. */
    enum WithRevision {
        /** The one that the run began with. */
        AS_IT_RAN,
        /** The one that is published now. */
        CURRENT
    }

    /** What a person found out about an uncertain run. */
    enum Decision {
        /** It was written: the run goes on. */
        WRITTEN,
        /** It was not written: it is sent again. */
        SEND_AGAIN,
        /** It is not sent, whether it was written or not. */
        LEAVE
    }

    /**
     * How many of the selected runs.
     *
     * @param replayable failed, skipped or cancelled
     * @param movable waiting with another revision than the current one
     * @param cancellable waiting
     */
    record Possible(int replayable, int movable, int cancellable) {}

    /**
     * What was done.
     *
     * @param changed runs
     * @param left selected runs that were in no state for it, or not the actor's to decide
     */
    record Done(int changed, int left) {}
}
