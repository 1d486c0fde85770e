package io.surveylink.ownership;

import io.surveylink.common.ProjectId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project on its way to another owner, as one person sees it.
 *
 * @param publicId for paths
 * @param reason why, in the words of who requested it
 * @param expiresAt when nobody may decide any more, while it is open
 * @param end how it ended; null while it is open
 * @param forced an admin switched without waiting for the new owner
 * @param moves what this person may do with it now
 */
public record Transfer(
        TransferId id,
        String publicId,
        OfProject project,
        TransferState state,
        Person from,
        Person to,
        Person requestedBy,
        Instant requestedAt,
        String reason,
        Instant expiresAt,
        @Nullable Decision approved,
        @Nullable Decision end,
        boolean forced,
        Set<Move> moves) {

    public Transfer {
        moves = Set.copyOf(moves);
    }

    public boolean allows(Move move) {
        return moves.contains(move);
    }

    /** Which project it is about. */
    public record OfProject(ProjectId id, String slug, String name) {}

    /** Somebody concerned. */
    public record Person(UserId id, String name) {}

    /**
     * Who decided what, when.
     *
     * @param by null where the time was over
     * @param reason may be empty
     */
    public record Decision(@Nullable Person by, Instant at, String reason) {}

    /** What can be done with a transfer. */
    public enum Move {
        /** The owner's yes to a collaborator who asks; an admin's where the owner is inactive. */
        ENDORSE,
        /** An admin's yes. */
        APPROVE,
        DECLINE,
        CANCEL,
        /** See how ready the steps are, and prepare bindings and consents. */
        PREPARE,
        ACCEPT,
        UNDO
    }
}
