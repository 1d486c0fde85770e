package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.ACCOUNT_REPLACEMENT;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;

import io.surveylink.account.IdentitySwitches.OtherIdentity;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.GrantId;
import io.surveylink.common.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins as somebody else that wait for a yes, at most one per account. */
@Repository
class ReplacementRepository {

    private final DSLContext sql;

    ReplacementRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A row as it lies in the table. */
    record Replacement(
            AccountId account,
            GrantId grant,
            OrgId org,
            String salesforceUserId,
            String username,
            String displayName,
            Instant expiresAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Replacement replacement) {
        sql.insertInto(ACCOUNT_REPLACEMENT)
                .set(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID, replacement.account())
                .set(ACCOUNT_REPLACEMENT.OAUTH_GRANT_ID, replacement.grant())
                .set(ACCOUNT_REPLACEMENT.ORG_ID, replacement.org())
                .set(ACCOUNT_REPLACEMENT.SALESFORCE_USER_ID, replacement.salesforceUserId())
                .set(ACCOUNT_REPLACEMENT.USERNAME, replacement.username())
                .set(ACCOUNT_REPLACEMENT.DISPLAY_NAME, replacement.displayName())
                .set(ACCOUNT_REPLACEMENT.EXPIRES_AT, replacement.expiresAt())
                .execute();
    }

    Optional<Replacement> find(AccountId account) {
        return sql.select(
                        ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID,
                        ACCOUNT_REPLACEMENT.OAUTH_GRANT_ID,
                        ACCOUNT_REPLACEMENT.ORG_ID,
                        ACCOUNT_REPLACEMENT.SALESFORCE_USER_ID,
                        ACCOUNT_REPLACEMENT.USERNAME,
                        ACCOUNT_REPLACEMENT.DISPLAY_NAME,
                        ACCOUNT_REPLACEMENT.EXPIRES_AT)
                .from(ACCOUNT_REPLACEMENT)
                .where(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID.eq(account))
                .fetchOptional(Records.mapping(Replacement::new));
    }

    List<AccountId> findExpired(Instant now) {
        return sql.select(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID)
                .from(ACCOUNT_REPLACEMENT)
                .where(ACCOUNT_REPLACEMENT.EXPIRES_AT.lt(now))
                .fetch(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID);
    }

    /** As a person sees it, while it counts. */
    Optional<OtherIdentity> describe(AccountId account, Instant now) {
        return sql.select(
                        ACCOUNT_REPLACEMENT.USERNAME,
                        ACCOUNT_REPLACEMENT.DISPLAY_NAME,
                        ORG.NAME,
                        ORG.SALESFORCE_ID,
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        DSL.field(ACCOUNT_REPLACEMENT.ORG_ID.eq(LINKED_ACCOUNT.ORG_ID)))
                .from(ACCOUNT_REPLACEMENT)
                .join(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ID.eq(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID))
                .join(ORG)
                .on(ORG.ID.eq(ACCOUNT_REPLACEMENT.ORG_ID))
                .where(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID.eq(account))
                .and(ACCOUNT_REPLACEMENT.EXPIRES_AT.ge(now))
                .fetchOptional(Records.mapping(OtherIdentity::new));
    }

    /** The two are one org. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(OrgId from, OrgId to) {
        sql.update(ACCOUNT_REPLACEMENT)
                .set(ACCOUNT_REPLACEMENT.ORG_ID, to)
                .where(ACCOUNT_REPLACEMENT.ORG_ID.eq(from))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(AccountId account) {
        sql.deleteFrom(ACCOUNT_REPLACEMENT)
                .where(ACCOUNT_REPLACEMENT.LINKED_ACCOUNT_ID.eq(account))
                .execute();
    }
}
