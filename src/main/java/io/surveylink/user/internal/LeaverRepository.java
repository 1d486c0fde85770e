package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.USER_INVITATION;
import static org.jooq.Records.mapping;

import io.surveylink.common.UserId;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration.UserRow;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Users as admins change them. */
@Repository
class LeaverRepository {

    private final DSLContext database;

    LeaverRepository(DSLContext database) {
        this.database = database;
    }

    /** A user locked until the commit. */
    record LockedUser(
            UserId id,
            Role role,
            UserState state,
            boolean hasPassword,
            @Nullable Instant runsUntil) {}

    List<UserRow> find(String text, int offset, int limit) {
        return database.select(UserRepository.profile(), USER.RUNS_UNTIL, USER_INVITATION.EXPIRES_AT)
                .from(USER)
                .leftJoin(USER_INVITATION)
                .on(USER_INVITATION.USER_ID.eq(USER.ID))
                .where(
                        text.isBlank()
                                ? DSL.noCondition()
                                : USER.NAME
                                        .containsIgnoreCase(text.strip())
                                        .or(USER.EMAIL.containsIgnoreCase(text.strip())))
                .orderBy(USER.NAME, USER.ID)
                .offset(offset)
                .limit(limit)
                .fetch(mapping(UserRow::new));
    }

    /** All at once and in one order, so that no two admins can take each other's role at the same moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UserId> lockActiveAdmins() {
        return database.select(USER.ID)
                .from(USER)
                .where(USER.ROLE.eq(Role.ADMIN.name()), USER.STATE.eq(UserState.ACTIVE.name()))
                .orderBy(USER.ID)
                .forUpdate()
                .fetch(USER.ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<LockedUser> lock(UserId id) {
        return database.select(
                        USER.ID,
                        USER.ROLE.convertFrom(Role::valueOf),
                        USER.STATE.convertFrom(UserState::valueOf),
                        DSL.field(USER.PASSWORD_HASH.isNotNull()),
                        USER.RUNS_UNTIL)
                .from(USER)
                .where(USER.ID.eq(id))
                .forUpdate()
                .fetchOptional(mapping(LockedUser::new));
    }

    /** Ends the sessions too. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setState(UserId id, UserState state, @Nullable Instant runsUntil) {
        database.update(USER)
                .set(USER.STATE, state.name())
                .set(USER.RUNS_UNTIL, runsUntil)
                .set(USER.SESSION_EPOCH, USER.SESSION_EPOCH.plus(1))
                .set(USER.VERSION, USER.VERSION.plus(1))
                .where(USER.ID.eq(id))
                .execute();
    }

    /** Ends the sessions too. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setRole(UserId id, Role role) {
        database.update(USER)
                .set(USER.ROLE, role.name())
                .set(USER.SESSION_EPOCH, USER.SESSION_EPOCH.plus(1))
                .set(USER.VERSION, USER.VERSION.plus(1))
                .where(USER.ID.eq(id))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void endRuns(UserId id) {
        database.update(USER)
                .setNull(USER.RUNS_UNTIL)
                .set(USER.VERSION, USER.VERSION.plus(1))
                .where(USER.ID.eq(id))
                .execute();
    }

    List<UserId> withRunsUntil(Instant end) {
        return database.select(USER.ID)
                .from(USER)
                .where(USER.RUNS_UNTIL.le(end))
                .orderBy(USER.ID)
                .fetch(USER.ID);
    }
}
