package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.USER_INVITATION;

import io.surveylink.common.UserId;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class InvitationRepository {

    private final DSLContext database;

    InvitationRepository(DSLContext database) {
        this.database = database;
    }

    /** Takes the place of an earlier one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(UserId user, byte @Nullable [] digest, Instant expiresAt, UserId by, Instant now) {
        delete(user);
        database.insertInto(USER_INVITATION)
                .set(USER_INVITATION.USER_ID, user)
                .set(USER_INVITATION.SECRET_DIGEST, digest)
                .set(USER_INVITATION.EXPIRES_AT, expiresAt)
                .set(USER_INVITATION.CREATED_BY_ID, by)
                .set(USER_INVITATION.CREATED_AT, now)
                .execute();
    }

    /** @return false if there is no invitation (any more) that could have a link */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean setDigest(UserId user, byte[] digest, Instant now) {
        return database.update(USER_INVITATION)
                        .set(USER_INVITATION.SECRET_DIGEST, digest)
                        .where(USER_INVITATION.USER_ID.eq(user), USER_INVITATION.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UserId user) {
        database.deleteFrom(USER_INVITATION)
                .where(USER_INVITATION.USER_ID.eq(user))
                .execute();
    }

    Optional<UserProfile> find(byte[] digest, Instant now) {
        return database.select(UserRepository.profile())
                .from(USER)
                .join(USER_INVITATION)
                .on(USER_INVITATION.USER_ID.eq(USER.ID))
                .where(USER_INVITATION.SECRET_DIGEST.eq(digest))
                .and(USER_INVITATION.EXPIRES_AT.gt(now))
                .and(USER.STATE.eq(UserState.INVITED.name()))
                .fetchOptional(row -> row.value1());
    }

    /** @return false if somebody else has just used the same link */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean useUp(UserId user, byte[] digest) {
        return database.deleteFrom(USER_INVITATION)
                        .where(USER_INVITATION.USER_ID.eq(user), USER_INVITATION.SECRET_DIGEST.eq(digest))
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void activate(UserId user, String passwordHash) {
        database.update(USER)
                .set(USER.PASSWORD_HASH, passwordHash)
                .set(USER.STATE, UserState.ACTIVE.name())
                .set(USER.VERSION, USER.VERSION.plus(1))
                .where(USER.ID.eq(user))
                .execute();
    }
}
