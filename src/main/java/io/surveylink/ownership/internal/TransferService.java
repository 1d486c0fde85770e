package io.surveylink.ownership.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.CheckedText;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.TransferState;
import io.surveylink.ownership.Transfers;
import io.surveylink.ownership.internal.TransferRepository.NewTransfer;
import io.surveylink.ownership.internal.TransferRepository.TransferRow;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectOwners;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

@Service
class TransferService implements Transfers {

    private final TransferRepository transfers;
    private final TransferMoves moves;
    private final TransferSwitch transferSwitch;
    private final TransferReadiness readiness;
    private final TransferNotices notices;
    private final ProjectOwners owners;
    private final Projects projects;
    private final Users users;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;

    TransferService(
            TransferRepository transfers,
            TransferMoves moves,
            TransferSwitch transferSwitch,
            TransferReadiness readiness,
            TransferNotices notices,
            ProjectOwners owners,
            Projects projects,
            Users users,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.transfers = transfers;
        this.moves = moves;
        this.transferSwitch = transferSwitch;
        this.readiness = readiness;
        this.notices = notices;
        this.owners = owners;
        this.projects = projects;
        this.users = users;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public TransferId ask(Actor actor, ProjectId project, String reason) {
        String checked = checkedReason(reason);
        return open(() -> {
            var access = projects.access(actor, project);
            access.require(Operation.ASK_FOR_OWNERSHIP);
            var row = insert(access, TransferState.ASKED, actor.id(), actor.id(), checked);
            record(actor.id(), row, AuditAction.TRANSFER_ASKED, null);
            notices.asked(row, access.ownerActive());
            return row.id();
        });
    }

    @Override
    public void endorse(Actor actor, TransferId transfer) {
        transactions.write(() -> {
            var row = locked(actor, transfer, Move.ENDORSE);
            transfers.endorse(row);
            record(actor.id(), row, AuditAction.TRANSFER_REQUESTED, TransferState.REQUESTED);
            notices.requested(row, actor.id());
        });
    }

    @Override
    public TransferId request(Actor actor, ProjectId project, UserId newOwner, String reason) {
        String checked = checkedReason(reason);
        return open(() -> requested(actor, project, newOwner, checked).id());
    }

    private TransferRow requested(Actor actor, ProjectId project, UserId newOwner, String reason) {
        var access = projects.access(actor, project);
        access.require(Operation.REQUEST_TRANSFER);
        boolean suitable = !newOwner.equals(access.ownerId())
                && users.find(newOwner)
                        .filter(user -> user.state() == UserState.ACTIVE)
                        .isPresent();
        if (!suitable) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "newOwner");
        }
        var row = insert(access, TransferState.REQUESTED, newOwner, actor.id(), reason);
        record(actor.id(), row, AuditAction.TRANSFER_REQUESTED, TransferState.REQUESTED);
        notices.requested(row, actor.id());
        return row;
    }

    @Override
    public List<TransferId> requestAll(Actor actor, Collection<ProjectId> projectIds, UserId newOwner, String reason) {
        String checked = checkedReason(reason);
        return transactions.write(() -> {
            var made = new ArrayList<TransferId>();
            for (var project : projectIds) {
                projects.access(actor, project).require(Operation.ADMINISTER);
                if (openOf(project).isEmpty()) {
                    made.add(requested(actor, project, newOwner, checked).id());
                }
            }
            return made;
        });
    }

    @Override
    public List<TransferId> force(Actor actor, Collection<ProjectId> projectIds, UserId newOwner, String reason) {
        String checked = checkedReason(reason);
        return transactions.write(() -> projectIds.stream()
                .map(project -> forced(actor, project, newOwner, checked))
                .toList());
    }

    /** One that people had begun to agree on gives way. */
    private TransferId forced(Actor actor, ProjectId project, UserId newOwner, String reason) {
        var access = projects.access(actor, project);
        access.require(Operation.ADMINISTER);
        if (!moves.mayForce(actor, newOwner)) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
        if (access.ownerActive()) {
            throw new DomainException(ErrorCode.TRANSFER_OWNER_ACTIVE);
        }
        openOf(project)
                .ifPresent(open -> end(open, TransferState.CANCELLED, actor.id(), "", AuditAction.TRANSFER_CANCELLED));
        var row = requested(actor, project, newOwner, reason);
        transfers.approve(row, actor.id(), clock.instant(), false);
        record(actor.id(), row, AuditAction.TRANSFER_APPROVED, TransferState.APPROVED);
        transfers.forced(row.id());
        transferSwitch.make(existing(row.id()), actor.id());
        return row.id();
    }

    @Override
    public void approve(Actor actor, TransferId transfer) {
        transactions.write(() -> {
            var row = locked(actor, transfer, Move.APPROVE);
            boolean admitted = owners.admit(row.project().id(), row.to().id());
            transfers.approve(row, actor.id(), clock.instant(), admitted);
            record(actor.id(), row, AuditAction.TRANSFER_APPROVED, TransferState.APPROVED);
            notices.approved(row, actor.id());
        });
    }

    @Override
    public void decline(Actor actor, TransferId transfer, String reason) {
        String checked = CheckedText.of("reason", reason, MAX_REASON);
        transactions.write(() -> {
            var row = locked(actor, transfer, Move.DECLINE);
            end(row, TransferState.DECLINED, actor.id(), checked, AuditAction.TRANSFER_DECLINED);
            notices.declined(row, actor.id(), checked);
        });
    }

    @Override
    public void cancel(Actor actor, TransferId transfer) {
        transactions.write(() -> {
            var row = locked(actor, transfer, Move.CANCEL);
            end(row, TransferState.CANCELLED, actor.id(), "", AuditAction.TRANSFER_CANCELLED);
            notices.cancelled(row, actor.id());
        });
    }

    @Override
    public void accept(Actor actor, TransferId transfer, int readySeen) {
        transactions.read(() -> {
            moves.require(actor, existing(transfer), Move.ACCEPT);
            return transfer;
        });
        // Salesforce is asked before the transaction, never inside it.
        if (ready(actor, transfer) < readySeen) {
            throw new DomainException(ErrorCode.TRANSFER_LESS_READY);
        }
        transactions.write(() -> transferSwitch.make(locked(actor, transfer, Move.ACCEPT), actor.id()));
    }

    /** Where Salesforce is silent what it said last counts: a person may accept with steps that are not ready. */
    private int ready(Actor actor, TransferId transfer) {
        var known = readiness.read(actor, transfer);
        if (!known.stale()) {
            return known.ready();
        }
        try {
            return readiness.check(actor, transfer).ready();
        } catch (DomainException e) {
            return readiness.read(actor, transfer).ready();
        }
    }

    @Override
    public void undo(Actor actor, TransferId transfer) {
        transactions.write(() -> transferSwitch.takeBack(locked(actor, transfer, Move.UNDO), actor.id()));
    }

    @Override
    public Transfer get(Actor actor, String publicId) {
        return transactions.read(() -> moves.seenBy(
                actor, transfers.find(publicId).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND))));
    }

    @Override
    public Optional<Transfer> latest(Actor actor, ProjectId project) {
        return transactions.read(() -> {
            projects.access(actor, project).require(Operation.SEE_NAMES);
            return transfers.latest(project).map(row -> moves.seenBy(actor, row));
        });
    }

    @Override
    public List<Transfer> concerning(Actor actor) {
        return transactions.read(() -> {
            boolean admin = moves.isAdmin(actor);
            return transfers.concerning(actor.id(), admin).stream()
                    .map(row -> moves.seenBy(actor, row, admin))
                    .sorted(Comparator.comparing(transfer -> !waitsFor(transfer)))
                    .toList();
        });
    }

    @Override
    public List<Waiting> waiting(Actor actor) {
        return transactions.read(() -> transfers.waitingFor(actor.id(), actor.isAdmin(), clock.instant()).stream()
                .map(TransferService::waiting)
                .toList());
    }

    private static Waiting waiting(TransferRow row) {
        var move = switch (row.state()) {
            case ASKED -> Move.ENDORSE;
            case REQUESTED -> Move.APPROVE;
            case APPROVED -> Move.ACCEPT;
            case ACCEPTED, DECLINED, CANCELLED, EXPIRED, UNDONE ->
                throw new IllegalStateException("over, and waits for nobody");
        };
        return new Waiting(row.publicId(), row.project().name(), row.from(), row.to(), row.expiresAt(), move);
    }

    private static boolean waitsFor(Transfer transfer) {
        return transfer.allows(Move.ENDORSE) || transfer.allows(Move.APPROVE) || transfer.allows(Move.ACCEPT);
    }

    /** Ends those whose time is over, for the expiry task. */
    void endOverdue() {
        for (var id : transactions.read(() -> transfers.overdue(clock.instant()))) {
            transactions.write(() -> transfers
                    .lock(id)
                    .filter(row -> row.state().isOpen() && row.stateAt(clock.instant()) == TransferState.EXPIRED)
                    .ifPresent(this::expire));
        }
    }

    private void expire(TransferRow row) {
        end(row, TransferState.EXPIRED, null, "", AuditAction.TRANSFER_EXPIRED);
        notices.expired(row);
    }

    private void end(TransferRow row, TransferState state, @Nullable UserId by, String reason, AuditAction action) {
        transfers.end(row, state, by, clock.instant(), reason);
        if (row.admitted()) {
            owners.dismiss(row.project().id(), row.to().id());
        }
        record(by, row, action, state);
    }

    private TransferRow insert(
            ProjectAccess access, TransferState state, UserId to, UserId requestedBy, String reason) {
        openOf(access.projectId());
        var now = clock.instant();
        return existing(transfers.insert(new NewTransfer(
                RandomIds.publicId(),
                access.projectId(),
                state,
                access.ownerId(),
                to,
                requestedBy,
                reason,
                now,
                now.plus(OPEN_FOR))));
    }

    /** One whose time is over makes room. */
    private Optional<TransferRow> openOf(ProjectId project) {
        var open = transfers.latest(project).filter(row -> row.state().isOpen());
        if (open.isPresent() && open.get().stateAt(clock.instant()) == TransferState.EXPIRED) {
            expire(open.get());
            return Optional.empty();
        }
        return open;
    }

    private TransferId open(Supplier<TransferId> work) {
        try {
            return transactions.write(work);
        } catch (DuplicateKeyException e) {
            throw new DomainException(e, ErrorCode.TRANSFER_OPEN);
        }
    }

    private TransferRow locked(Actor actor, TransferId transfer, Move move) {
        var row = transfers.lock(transfer).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        moves.require(actor, row, move);
        return row;
    }

    private TransferRow existing(TransferId transfer) {
        return transfers.find(transfer).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    private void record(@Nullable UserId by, TransferRow row, AuditAction action, @Nullable TransferState to) {
        auditLog.record(AuditEntry.of(by, action, "transfer", row.id().value())
                .in(row.project().id())
                .changed(
                        to == null ? Map.of() : Map.of("state", row.state().name()),
                        Map.of(
                                "state", (to == null ? row.state() : to).name(),
                                "from", row.from().id().value(),
                                "to", row.to().id().value())));
    }

    private static String checkedReason(String reason) {
        String checked = CheckedText.of("reason", reason, MAX_REASON);
        if (checked.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "reason");
        }
        return checked;
    }
}
