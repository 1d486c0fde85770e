package io.surveylink.ownership.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferState;
import io.surveylink.ownership.Transfers;
import io.surveylink.ownership.internal.TransferRepository.TransferRow;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may do what with a transfer, for those who act and for those who look: the only place that says so. */
@Component
class TransferMoves {

    private final Projects projects;
    private final Users users;
    private final Clock clock;

    TransferMoves(Projects projects, Users users, Clock clock) {
        this.projects = projects;
        this.users = users;
        this.clock = clock;
    }

    /** How one person stands to one transfer. */
    private record Stand(boolean newOwner, boolean owner, boolean admin, boolean requester, boolean ownerActive) {}

    /**
     * As the actor sees it.
     *
     * @throws DomainException NOT_FOUND for somebody who does not even see the project
     */
    Transfer seenBy(Actor actor, TransferRow row) {
        return seenBy(actor, row, access(actor, row).allows(Operation.ADMINISTER));
    }

    /** Of a project that the actor is known to see. */
    Transfer seenBy(Actor actor, TransferRow row, boolean admin) {
        var now = clock.instant();
        return new Transfer(
                row.id(),
                row.publicId(),
                row.project(),
                row.stateAt(now),
                row.from(),
                row.to(),
                row.requestedBy(),
                row.requestedAt(),
                row.reason(),
                row.expiresAt(),
                row.approved(),
                row.end(),
                row.forced(),
                moves(row, stand(actor, row, admin), now));
    }

    /** @throws DomainException NOT_FOUND; FORBIDDEN for others, TRANSFER_OVER if the transfer is elsewhere by now */
    void require(Actor actor, TransferRow row, Move move) {
        var now = clock.instant();
        var stand = stand(actor, row, access(actor, row).allows(Operation.ADMINISTER));
        if (moves(row, stand, now).contains(move)) {
            return;
        }
        boolean everTheirs = switch (move) {
            case ENDORSE -> stand.owner() || stand.admin();
            case APPROVE -> stand.admin() && !stand.newOwner();
            case DECLINE -> stand.newOwner() || stand.owner() || stand.admin();
            case CANCEL -> stand.requester() || stand.owner() || stand.admin();
            case PREPARE, ACCEPT -> stand.newOwner();
            case UNDO -> stand.newOwner() || stand.admin();
        };
        if (everTheirs && move == Move.UNDO) {
            throw new DomainException(ErrorCode.TRANSFER_UNDO_OVER);
        }
        boolean tooLate = everTheirs && !isAllowed(row.stateAt(now), move);
        throw new DomainException(tooLate ? ErrorCode.TRANSFER_OVER : ErrorCode.FORBIDDEN);
    }

    private static Stand stand(Actor actor, TransferRow row, boolean admin) {
        return new Stand(
                actor.id().equals(row.to().id()),
                actor.id().equals(row.owner()),
                admin,
                actor.id().equals(row.requestedBy().id()),
                row.ownerActive());
    }

    /** Read again: the actor's role may be as old as the page. */
    boolean isAdmin(Actor actor) {
        return users.find(actor.id())
                .filter(user -> user.role() == Role.ADMIN && user.state() == UserState.ACTIVE)
                .isPresent();
    }

    private Set<Move> moves(TransferRow row, Stand stand, Instant now) {
        var moves = EnumSet.noneOf(Move.class);
        for (var move : Move.values()) {
            if (isAllowed(row.stateAt(now), move) && isTheirs(row, stand, move, now)) {
                moves.add(move);
            }
        }
        return moves;
    }

    /** Where each move begins. */
    private static boolean isAllowed(TransferState state, Move move) {
        return switch (state) {
            case ASKED -> move == Move.ENDORSE || move == Move.DECLINE || move == Move.CANCEL;
            case REQUESTED -> move == Move.APPROVE || move == Move.DECLINE || move == Move.CANCEL;
            case APPROVED -> move == Move.PREPARE || move == Move.ACCEPT || move == Move.DECLINE || move == Move.CANCEL;
            case ACCEPTED -> move == Move.UNDO;
            case DECLINED, CANCELLED, EXPIRED, UNDONE -> false;
        };
    }

    private boolean isTheirs(TransferRow row, Stand stand, Move move, Instant now) {
        return switch (move) {
            case ENDORSE -> endorses(stand);
            case APPROVE -> approves(stand);
            case DECLINE ->
                switch (row.state()) {
                    case ASKED -> endorses(stand);
                    case REQUESTED -> approves(stand);
                    case APPROVED -> stand.newOwner();
                    case ACCEPTED, DECLINED, CANCELLED, EXPIRED, UNDONE -> false;
                };
            case CANCEL -> stand.requester() || stand.owner() || stand.admin();
            case PREPARE, ACCEPT -> stand.newOwner();
            case UNDO ->
                (stand.newOwner() || stand.admin())
                        && row.formerActive()
                        && !row.overtaken()
                        && Optional.ofNullable(row.end())
                                .filter(end -> end.at().plus(Transfers.UNDO_FOR).isAfter(now))
                                .isPresent();
        };
    }

    private static boolean endorses(Stand stand) {
        return stand.owner() || stand.admin() && !stand.ownerActive() && !stand.newOwner();
    }

    private boolean approves(Stand stand) {
        return stand.admin()
                && !stand.newOwner()
                && (!stand.requester() || users.activeAdmins().size() == 1);
    }

    /** For a forced switch: as an approval that the same admin asked for. */
    boolean mayForce(Actor actor, UserId newOwner) {
        return !actor.id().equals(newOwner) || users.activeAdmins().size() == 1;
    }

    ProjectAccess access(Actor actor, TransferRow row) {
        return projects.access(actor, row.project().id());
    }
}
