package io.surveylink.ownership.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.TRANSFER;
import static io.surveylink.jooq.Tables.USER;

import io.surveylink.common.ProjectId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.jooq.tables.User;
import io.surveylink.ownership.Transfer.Decision;
import io.surveylink.ownership.Transfer.OfProject;
import io.surveylink.ownership.Transfer.Person;
import io.surveylink.ownership.TransferState;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Transfers by id, project and person. */
@Repository
class TransferRepository {

    private static final int MOST = 100;
    private static final User FORMER = USER.as("former");
    private static final User NEXT = USER.as("next");
    private static final User OWNER = USER.as("owner");
    private static final User REQUESTER = USER.as("requester");
    private static final User APPROVER = USER.as("approver");
    private static final User ENDER = USER.as("ender");

    private final DSLContext database;

    TransferRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * A transfer as it is stored; one whose time is over and that nobody has closed yet still bears its last state.
     *
     * @param owner of the project now
     * @param formerActive whether the former owner may sign in now
     * @param overtaken a later transfer of the project was switched
     */
    record TransferRow(
            TransferId id,
            String publicId,
            OfProject project,
            UserId owner,
            boolean ownerActive,
            TransferState state,
            Person from,
            boolean formerActive,
            Person to,
            boolean nextActive,
            Person requestedBy,
            Instant requestedAt,
            String reason,
            Instant expiresAt,
            @Nullable Decision approved,
            boolean admitted,
            @Nullable Instant checkedAt,
            @Nullable Decision end,
            boolean forced,
            boolean overtaken,
            int version) {

        /** What it is for everybody who looks now. */
        TransferState stateAt(Instant now) {
            return state.isOpen() && !expiresAt.isAfter(now) ? TransferState.EXPIRED : state;
        }
    }

    record NewTransfer(
            String publicId,
            ProjectId project,
            TransferState state,
            UserId from,
            UserId to,
            UserId requestedBy,
            String reason,
            Instant requestedAt,
            Instant expiresAt) {}

    /** A unique key refuses a second open one of a project. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TransferId insert(NewTransfer transfer) {
        return database.insertInto(TRANSFER)
                .set(TRANSFER.PUBLIC_ID, transfer.publicId())
                .set(TRANSFER.PROJECT_ID, transfer.project())
                .set(TRANSFER.OPEN_PROJECT_ID, transfer.project().value())
                .set(TRANSFER.STATE, transfer.state().name())
                .set(TRANSFER.FORMER_OWNER_ID, transfer.from())
                .set(TRANSFER.NEW_OWNER_ID, transfer.to())
                .set(TRANSFER.REQUESTED_BY_ID, transfer.requestedBy())
                .set(TRANSFER.REASON, transfer.reason())
                .set(TRANSFER.REQUESTED_AT, transfer.requestedAt())
                .set(TRANSFER.EXPIRES_AT, transfer.expiresAt())
                .returningResult(TRANSFER.ID)
                .fetchSingle(TRANSFER.ID);
    }

    Optional<TransferRow> find(TransferId id) {
        return select(TRANSFER.ID.eq(id)).stream().findFirst();
    }

    Optional<TransferRow> find(String publicId) {
        return select(TRANSFER.PUBLIC_ID.eq(publicId)).stream().findFirst();
    }

    Optional<TransferRow> latest(ProjectId project) {
        return select(TRANSFER.PROJECT_ID.eq(project)).stream().findFirst();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<TransferRow> lock(TransferId id) {
        database.select(TRANSFER.ID)
                .from(TRANSFER)
                .where(TRANSFER.ID.eq(id))
                .forUpdate()
                .fetch();
        return find(id);
    }

    /** In projects that the user sees, the newest first; for admins all that are open too. */
    List<TransferRow> concerning(UserId user, boolean admin) {
        var mine = TRANSFER.FORMER_OWNER_ID
                .eq(user)
                .or(TRANSFER.REQUESTED_BY_ID.eq(user))
                .or(TRANSFER.NEW_OWNER_ID.eq(user).and(TRANSFER.APPROVED_AT.isNotNull()));
        var sees = PROJECT.OWNER_ID
                .eq(user)
                .or(DSL.exists(DSL.selectOne()
                        .from(PROJECT_MEMBER)
                        .where(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID), PROJECT_MEMBER.USER_ID.eq(user))));
        return select(admin ? mine.or(TRANSFER.OPEN_PROJECT_ID.isNotNull()) : mine.and(sees));
    }

    /** Open ones that wait for the person's word, as {@link TransferMoves} lets them say it. */
    List<TransferRow> waitingFor(UserId user, boolean admin, Instant now) {
        var waits = TRANSFER.STATE
                .eq(TransferState.APPROVED.name())
                .and(TRANSFER.NEW_OWNER_ID.eq(user))
                .or(TRANSFER.STATE.eq(TransferState.ASKED.name()).and(TRANSFER.FORMER_OWNER_ID.eq(user)));
        if (admin) {
            waits = waits.or(TRANSFER.NEW_OWNER_ID.ne(user).and(adminDecides(user)));
        }
        return select(TRANSFER.OPEN_PROJECT_ID
                .isNotNull()
                .and(TRANSFER.EXPIRES_AT.gt(now))
                .and(waits));
    }

    private static Condition adminDecides(UserId admin) {
        var other = USER.as("other");
        var onlyAdmin = DSL.notExists(DSL.selectOne()
                .from(other)
                .where(other.ROLE.eq(Role.ADMIN.name()), other.STATE.eq(UserState.ACTIVE.name()), other.ID.ne(admin)));
        return TRANSFER.STATE
                .eq(TransferState.REQUESTED.name())
                .and(TRANSFER.REQUESTED_BY_ID.ne(admin).or(onlyAdmin))
                .or(TRANSFER.STATE.eq(TransferState.ASKED.name()).and(FORMER.STATE.ne(UserState.ACTIVE.name())));
    }

    /** A project and whose it is. */
    record OwnedProject(ProjectId project, String name, UserId owner) {}

    List<OwnedProject> owned(Collection<ProjectId> projects) {
        return database.select(PROJECT.ID, PROJECT.NAME, PROJECT.OWNER_ID)
                .from(PROJECT)
                .where(PROJECT.ID.in(projects), PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(Records.mapping(OwnedProject::new));
    }

    /** Open ones whose time is over. */
    List<TransferId> overdue(Instant now) {
        return database.select(TRANSFER.ID)
                .from(TRANSFER)
                .where(TRANSFER.OPEN_PROJECT_ID.isNotNull(), TRANSFER.EXPIRES_AT.le(now))
                .orderBy(TRANSFER.ID)
                .limit(MOST)
                .fetch(TRANSFER.ID);
    }

    private List<TransferRow> select(Condition condition) {
        var later = TRANSFER.as("later");
        return database.select()
                .select(TRANSFER.fields())
                .select(PROJECT.SLUG, PROJECT.NAME, PROJECT.OWNER_ID, OWNER.STATE)
                .select(FORMER.NAME, FORMER.STATE, NEXT.NAME, NEXT.STATE)
                .select(REQUESTER.NAME, APPROVER.NAME, ENDER.NAME)
                .select(DSL.field(DSL.exists(DSL.selectOne()
                                .from(later)
                                .where(later.PROJECT_ID.eq(TRANSFER.PROJECT_ID))
                                .and(later.STATE.eq(TransferState.ACCEPTED.name()))
                                .and(later.ENDED_AT.gt(TRANSFER.ENDED_AT))))
                        .as("overtaken"))
                .from(TRANSFER)
                .join(PROJECT)
                .on(PROJECT.ID.eq(TRANSFER.PROJECT_ID), PROJECT.DELETED_AT.isNull())
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID))
                .join(FORMER)
                .on(FORMER.ID.eq(TRANSFER.FORMER_OWNER_ID))
                .join(NEXT)
                .on(NEXT.ID.eq(TRANSFER.NEW_OWNER_ID))
                .join(REQUESTER)
                .on(REQUESTER.ID.eq(TRANSFER.REQUESTED_BY_ID))
                .leftJoin(APPROVER)
                .on(APPROVER.ID.eq(TRANSFER.APPROVED_BY_ID))
                .leftJoin(ENDER)
                .on(ENDER.ID.eq(TRANSFER.ENDED_BY_ID))
                .where(condition)
                .orderBy(TRANSFER.ID.desc())
                .limit(MOST)
                .fetch(TransferRepository::row);
    }

    private static TransferRow row(Record row) {
        return new TransferRow(
                row.get(TRANSFER.ID),
                row.get(TRANSFER.PUBLIC_ID),
                new OfProject(row.get(TRANSFER.PROJECT_ID), row.get(PROJECT.SLUG), row.get(PROJECT.NAME)),
                row.get(PROJECT.OWNER_ID),
                isActive(row.get(OWNER.STATE)),
                TransferState.valueOf(row.get(TRANSFER.STATE)),
                new Person(row.get(TRANSFER.FORMER_OWNER_ID), row.get(FORMER.NAME)),
                isActive(row.get(FORMER.STATE)),
                new Person(row.get(TRANSFER.NEW_OWNER_ID), row.get(NEXT.NAME)),
                isActive(row.get(NEXT.STATE)),
                new Person(row.get(TRANSFER.REQUESTED_BY_ID), row.get(REQUESTER.NAME)),
                row.get(TRANSFER.REQUESTED_AT),
                row.get(TRANSFER.REASON),
                row.get(TRANSFER.EXPIRES_AT),
                decision(row.get(TRANSFER.APPROVED_BY_ID), row.get(APPROVER.NAME), row.get(TRANSFER.APPROVED_AT), ""),
                row.get(TRANSFER.ADMITTED),
                row.get(TRANSFER.CHECKED_AT),
                decision(
                        row.get(TRANSFER.ENDED_BY_ID),
                        row.get(ENDER.NAME),
                        row.get(TRANSFER.ENDED_AT),
                        row.get(TRANSFER.END_REASON)),
                row.get(TRANSFER.FORCED),
                row.get("overtaken", Boolean.class),
                row.get(TRANSFER.VERSION));
    }

    private static boolean isActive(String state) {
        return UserState.ACTIVE.name().equals(state);
    }

    private static @Nullable Decision decision(
            @Nullable UserId by, @Nullable String name, @Nullable Instant at, String reason) {
        if (at == null) {
            return null;
        }
        return new Decision(by == null || name == null ? null : new Person(by, name), at, reason);
    }

    /** Of a row that the caller has locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endorse(TransferRow row) {
        database.update(TRANSFER)
                .set(TRANSFER.STATE, TransferState.REQUESTED.name())
                .set(TRANSFER.VERSION, row.version() + 1)
                .where(TRANSFER.ID.eq(row.id()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void approve(TransferRow row, UserId by, Instant at, boolean admitted) {
        database.update(TRANSFER)
                .set(TRANSFER.STATE, TransferState.APPROVED.name())
                .set(TRANSFER.APPROVED_BY_ID, by)
                .set(TRANSFER.APPROVED_AT, at)
                .set(TRANSFER.ADMITTED, admitted)
                .set(TRANSFER.VERSION, row.version() + 1)
                .where(TRANSFER.ID.eq(row.id()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void end(TransferRow row, TransferState state, @Nullable UserId by, Instant at, String reason) {
        database.update(TRANSFER)
                .set(TRANSFER.STATE, state.name())
                .setNull(TRANSFER.OPEN_PROJECT_ID)
                .set(TRANSFER.ENDED_BY_ID, by)
                .set(TRANSFER.ENDED_AT, at)
                .set(TRANSFER.END_REASON, reason)
                .set(TRANSFER.VERSION, row.version() + 1)
                .where(TRANSFER.ID.eq(row.id()))
                .execute();
    }

    /** The switch keeps its time; that it was taken back is another decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undone(TransferRow row) {
        database.update(TRANSFER)
                .set(TRANSFER.STATE, TransferState.UNDONE.name())
                .set(TRANSFER.VERSION, row.version() + 1)
                .where(TRANSFER.ID.eq(row.id()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forced(TransferId id) {
        database.update(TRANSFER)
                .set(TRANSFER.FORCED, true)
                .where(TRANSFER.ID.eq(id))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void checked(TransferId id, Instant at) {
        database.update(TRANSFER)
                .set(TRANSFER.CHECKED_AT, at)
                .where(TRANSFER.ID.eq(id))
                .execute();
    }
}
