package io.surveylink.oauth.internal;

import static io.surveylink.jooq.Tables.OAUTH_GRANT;

import io.surveylink.common.GrantId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.oauth.TokenSet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class GrantRepository {

    private final DSLContext sql;

    GrantRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A grant as it lies in the table, tokens encrypted. */
    record GrantRow(
            GrantId id,
            SalesforceAppId app,
            byte @Nullable [] accessToken,
            byte @Nullable [] refreshToken,
            int generation,
            URI instanceUrl,
            @Nullable String leaseHolder,
            @Nullable Instant leaseUntil,
            boolean ambiguous,
            @Nullable Instant failedAt,
            @Nullable String failure,
            @Nullable Instant revokedAt) {}

    Optional<GrantRow> find(GrantId id) {
        return select().where(OAUTH_GRANT.ID.eq(id)).fetchOptional(Records.mapping(GrantRow::new));
    }

    List<GrantRow> findRetired(int limit) {
        return select().where(OAUTH_GRANT.REVOKED_AT.isNotNull())
                .and(OAUTH_GRANT.REFRESH_TOKEN.isNotNull())
                .orderBy(OAUTH_GRANT.ID)
                .limit(limit)
                .fetch(Records.mapping(GrantRow::new));
    }

    List<GrantId> findIdle(Instant since) {
        return sql.select(OAUTH_GRANT.ID)
                .from(OAUTH_GRANT)
                .where(OAUTH_GRANT.REFRESHED_AT.lt(since))
                .and(OAUTH_GRANT.REVOKED_AT.isNull())
                .and(OAUTH_GRANT.REFRESH_TOKEN.isNotNull())
                .orderBy(OAUTH_GRANT.REFRESHED_AT)
                .fetch(OAUTH_GRANT.ID);
    }

    /** Without tokens: their encryption names the row, so the row must be there first. */
    @Transactional(propagation = Propagation.MANDATORY)
    GrantId insert(SalesforceAppId app, TokenSet tokens, Instant now) {
        return sql.insertInto(OAUTH_GRANT)
                .set(OAUTH_GRANT.SALESFORCE_APP_ID, app)
                .set(OAUTH_GRANT.INSTANCE_URL, tokens.instanceUrl().toString())
                .set(OAUTH_GRANT.SCOPE, tokens.scope())
                .set(OAUTH_GRANT.GRANTED_AT, now)
                .set(OAUTH_GRANT.REFRESHED_AT, now)
                .returningResult(OAUTH_GRANT.ID)
                .fetchSingle()
                .value1();
    }

    /**
     * New tokens end a lease and every doubt.
     *
     * @param generation the one they follow
     * @return false if the grant was retired or got tokens from elsewhere meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean setTokens(
            GrantId id, int generation, byte[] accessToken, byte[] refreshToken, URI instanceUrl, Instant now) {
        return sql.update(OAUTH_GRANT)
                        .set(OAUTH_GRANT.ACCESS_TOKEN, accessToken)
                        .set(OAUTH_GRANT.REFRESH_TOKEN, refreshToken)
                        .set(OAUTH_GRANT.INSTANCE_URL, instanceUrl.toString())
                        .set(OAUTH_GRANT.TOKEN_GENERATION, OAUTH_GRANT.TOKEN_GENERATION.plus(1))
                        .set(OAUTH_GRANT.REFRESHED_AT, now)
                        .set(OAUTH_GRANT.REFRESH_AMBIGUOUS, false)
                        .setNull(OAUTH_GRANT.REFRESH_FAILED_AT)
                        .setNull(OAUTH_GRANT.REFRESH_FAILURE)
                        .setNull(OAUTH_GRANT.REFRESH_LEASE_HOLDER)
                        .setNull(OAUTH_GRANT.REFRESH_LEASE_UNTIL)
                        .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                        .where(OAUTH_GRANT.ID.eq(id))
                        .and(OAUTH_GRANT.TOKEN_GENERATION.eq(generation))
                        .and(OAUTH_GRANT.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The rotated token of an answer that was of no other use: the one before it is dead. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setRefreshToken(GrantId id, int generation, byte[] refreshToken) {
        sql.update(OAUTH_GRANT)
                .set(OAUTH_GRANT.REFRESH_TOKEN, refreshToken)
                .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                .where(OAUTH_GRANT.ID.eq(id))
                .and(OAUTH_GRANT.TOKEN_GENERATION.eq(generation))
                .and(OAUTH_GRANT.REVOKED_AT.isNull())
                .execute();
    }

    /**
     * Compare and set: one refresher per grant over all nodes.
     *
     * @return whether the lease is ours
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lease(GrantId id, int generation, String holder, Instant now, Instant until) {
        return sql.update(OAUTH_GRANT)
                        // A lease that ran out: its request may have been served, and its new token lost.
                        .set(
                                OAUTH_GRANT.REFRESH_AMBIGUOUS,
                                OAUTH_GRANT.REFRESH_AMBIGUOUS.isTrue().or(OAUTH_GRANT.REFRESH_LEASE_HOLDER.isNotNull()))
                        .set(OAUTH_GRANT.REFRESH_LEASE_HOLDER, holder)
                        .set(OAUTH_GRANT.REFRESH_LEASE_UNTIL, until)
                        .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                        .where(OAUTH_GRANT.ID.eq(id))
                        .and(OAUTH_GRANT.TOKEN_GENERATION.eq(generation))
                        .and(OAUTH_GRANT.REVOKED_AT.isNull())
                        .and(OAUTH_GRANT.REFRESH_TOKEN.isNotNull())
                        .and(OAUTH_GRANT.REFRESH_LEASE_HOLDER.isNull().or(OAUTH_GRANT.REFRESH_LEASE_UNTIL.lt(now)))
                        .execute()
                == 1;
    }

    /** Ends our lease without new tokens. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(GrantId id, String holder, String failure, boolean ambiguous, Instant now) {
        sql.update(OAUTH_GRANT)
                .setNull(OAUTH_GRANT.REFRESH_LEASE_HOLDER)
                .setNull(OAUTH_GRANT.REFRESH_LEASE_UNTIL)
                .set(OAUTH_GRANT.REFRESH_AMBIGUOUS, ambiguous)
                .set(OAUTH_GRANT.REFRESH_FAILURE, failure)
                .set(OAUTH_GRANT.REFRESH_FAILED_AT, now)
                .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                .where(OAUTH_GRANT.ID.eq(id))
                .and(OAUTH_GRANT.REFRESH_LEASE_HOLDER.eq(holder))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dropTokens(GrantId id, int generation) {
        sql.update(OAUTH_GRANT)
                .setNull(OAUTH_GRANT.ACCESS_TOKEN)
                .setNull(OAUTH_GRANT.REFRESH_TOKEN)
                .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                .where(OAUTH_GRANT.ID.eq(id))
                .and(OAUTH_GRANT.TOKEN_GENERATION.eq(generation))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void retire(GrantId id, Instant now) {
        sql.update(OAUTH_GRANT)
                .set(OAUTH_GRANT.REVOKED_AT, now)
                .set(OAUTH_GRANT.VERSION, OAUTH_GRANT.VERSION.plus(1))
                .where(OAUTH_GRANT.ID.eq(id))
                .and(OAUTH_GRANT.REVOKED_AT.isNull())
                .execute();
    }

    private org.jooq.SelectWhereStep<
                    org.jooq.Record12<
                            GrantId,
                            SalesforceAppId,
                            byte[],
                            byte[],
                            Integer,
                            URI,
                            String,
                            Instant,
                            Boolean,
                            Instant,
                            String,
                            Instant>>
            select() {
        return sql.select(
                        OAUTH_GRANT.ID,
                        OAUTH_GRANT.SALESFORCE_APP_ID,
                        OAUTH_GRANT.ACCESS_TOKEN,
                        OAUTH_GRANT.REFRESH_TOKEN,
                        OAUTH_GRANT.TOKEN_GENERATION,
                        OAUTH_GRANT.INSTANCE_URL.convertFrom(URI::create),
                        OAUTH_GRANT.REFRESH_LEASE_HOLDER,
                        OAUTH_GRANT.REFRESH_LEASE_UNTIL,
                        OAUTH_GRANT.REFRESH_AMBIGUOUS,
                        OAUTH_GRANT.REFRESH_FAILED_AT,
                        OAUTH_GRANT.REFRESH_FAILURE,
                        OAUTH_GRANT.REVOKED_AT)
                .from(OAUTH_GRANT);
    }
}
