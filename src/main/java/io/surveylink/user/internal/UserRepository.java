package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;
import static org.jooq.Records.mapping;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.UserId;
import io.surveylink.user.Role;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class UserRepository {

    private final DSLContext database;

    UserRepository(DSLContext database) {
        this.database = database;
    }

    boolean isEmpty() {
        return !database.fetchExists(USER);
    }

    Optional<UserProfile> find(Condition condition) {
        return profiles().where(condition).fetchOptional(mapping(UserProfile::new));
    }

    List<UserProfile> findAll(Collection<UserId> ids) {
        return ids.isEmpty() ? List.of() : profiles().where(USER.ID.in(ids)).fetch(mapping(UserProfile::new));
    }

    List<UserProfile> findPage(int offset, int limit) {
        return profiles()
                .orderBy(USER.NAME, USER.ID)
                .offset(offset)
                .limit(limit)
                .fetch(mapping(UserProfile::new));
    }

    List<UserId> activeAdmins() {
        return database.select(USER.ID)
                .from(USER)
                .where(USER.ROLE.eq(Role.ADMIN.name()), USER.STATE.eq(UserState.ACTIVE.name()))
                .orderBy(USER.ID)
                .fetch(USER.ID);
    }

    int count() {
        return database.fetchCount(USER);
    }

    Optional<Credentials> findCredentials(Condition who) {
        return database.select(
                        USER.ID,
                        USER.PASSWORD_HASH,
                        USER.ROLE.convertFrom(Role::valueOf),
                        USER.STATE.convertFrom(UserState::valueOf),
                        USER.SESSION_EPOCH)
                .from(USER)
                .where(who)
                .fetchOptional(mapping(Credentials::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UserId insert(NewRow user, Instant now) {
        return database.insertInto(USER)
                .set(USER.EMAIL, user.email())
                .set(USER.NAME, user.name())
                .set(USER.PASSWORD_HASH, user.passwordHash())
                .set(USER.ROLE, user.role().name())
                .set(USER.STATE, user.state().name())
                .set(USER.LANGUAGE, user.language().toLanguageTag())
                .set(USER.COLOR_SCHEME, ColorScheme.SYSTEM.name())
                .set(USER.CREATED_AT, now)
                .returningResult(USER.ID)
                .fetchSingle()
                .value1();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void updateSettings(UserId id, Locale language, ColorScheme colorScheme) {
        database.update(USER)
                .set(USER.LANGUAGE, language.toLanguageTag())
                .set(USER.COLOR_SCHEME, colorScheme.name())
                .set(USER.VERSION, USER.VERSION.plus(1))
                .where(USER.ID.eq(id))
                .execute();
    }

    /** Whose sessions of an older epoch are over. */
    Optional<SessionRow> findSession(UserId id) {
        return database.select(profile(), USER.SESSION_EPOCH)
                .from(USER)
                .where(USER.ID.eq(id))
                .fetchOptional(mapping(SessionRow::new));
    }

    /** What sessions are held against, for many users at once. */
    Map<UserId, SignedIn> signedIn(Collection<UserId> ids) {
        return database.select(USER.ID, USER.ROLE, USER.SESSION_EPOCH)
                .from(USER)
                .where(USER.ID.in(ids), USER.STATE.eq(UserState.ACTIVE.name()))
                .fetchMap(USER.ID, row -> new SignedIn(row.value1().value(), Role.valueOf(row.value2()), row.value3()));
    }

    private SelectJoinStep<Record7<UserId, String, String, Role, UserState, Locale, ColorScheme>> profiles() {
        return database.select(
                        USER.ID,
                        USER.EMAIL,
                        USER.NAME,
                        USER.ROLE.convertFrom(Role::valueOf),
                        USER.STATE.convertFrom(UserState::valueOf),
                        USER.LANGUAGE.convertFrom(Locale::forLanguageTag),
                        USER.COLOR_SCHEME.convertFrom(ColorScheme::valueOf))
                .from(USER);
    }

    /** The same as one column, beside others. */
    static SelectField<UserProfile> profile() {
        return DSL.row(
                        USER.ID,
                        USER.EMAIL,
                        USER.NAME,
                        USER.ROLE.convertFrom(Role::valueOf),
                        USER.STATE.convertFrom(UserState::valueOf),
                        USER.LANGUAGE.convertFrom(Locale::forLanguageTag),
                        USER.COLOR_SCHEME.convertFrom(ColorScheme::valueOf))
                .mapping(UserProfile::new);
    }

    /**
     * @param email normalized
     * @param passwordHash null for somebody invited
     */
    record NewRow(
            String email, String name, @Nullable String passwordHash, Role role, UserState state, Locale language) {
        @Override
        public String toString() {
            return "NewRow[" + email + "]";
        }
    }

    record SessionRow(UserProfile profile, int epoch) {}

    /** What sign-in needs; never leaves this package. */
    record Credentials(UserId id, @Nullable String passwordHash, Role role, UserState state, int sessionEpoch) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }
}
