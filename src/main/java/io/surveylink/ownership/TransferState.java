package io.surveylink.ownership;

import java.util.Set;

/** Where a transfer stands. The arrows between the states are here and nowhere else. */
public enum TransferState {
    /** A collaborator asks for the project; waits for the owner's endorsement. */
    ASKED,
    /** The owner or an admin wants it; waits for an admin's approval. */
    REQUESTED,
    /** The new owner gets ready. */
    APPROVED,
    /** The project has changed hands; can be taken back for a while. */
    ACCEPTED,
    DECLINED,
    CANCELLED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Taken back: the former owner has the project again. */
    UNDONE;

    private Set<TransferState> next() {
        return switch (this) {
            case ASKED -> Set.of(REQUESTED, DECLINED, CANCELLED, EXPIRED);
            case REQUESTED -> Set.of(APPROVED, DECLINED, CANCELLED, EXPIRED);
            case APPROVED -> Set.of(ACCEPTED, DECLINED, CANCELLED, EXPIRED);
            case ACCEPTED -> Set.of(UNDONE);
            case DECLINED, CANCELLED, EXPIRED, UNDONE -> Set.of();
        };
    }

    public boolean mayBecome(TransferState other) {
        return next().contains(other);
    }

    /** True while somebody has to decide. */
    public boolean isOpen() {
        return mayBecome(EXPIRED);
    }
}
