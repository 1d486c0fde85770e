package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.SANDBOX_REFRESH;
import static io.surveylink.jooq.Tables.SANDBOX_SIGN_IN;

import io.surveylink.account.SandboxRefreshes.Question;
import io.surveylink.account.SandboxRefreshes.WaitingSignIn;
import io.surveylink.common.AccountId;
import io.surveylink.common.GrantId;
import io.surveylink.common.OrgId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Questions about sandboxes, at most one per org, and the sign-ins that wait for the answer. */
@Repository
class SandboxRefreshRepository {

    /** Between usernames, which have none. */
    private static final String SEPARATOR = " ";

    private final DSLContext sql;

    SandboxRefreshRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The sandbox as it came back. */
    record Found(OrgId org, String salesforceId, String name, String host) {}

    /** A sign-in that waits at an account. */
    record SignIn(
            AccountId account,
            GrantId grant,
            String salesforceUserId,
            String username,
            String displayName,
            Instant signedInAt) {}

    /** Asks, or asks about a newer id. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ask(Found found, Instant now) {
        sql.insertInto(SANDBOX_REFRESH)
                .set(SANDBOX_REFRESH.ORG_ID, found.org())
                .set(SANDBOX_REFRESH.SALESFORCE_ID, found.salesforceId())
                .set(SANDBOX_REFRESH.NAME, found.name())
                .set(SANDBOX_REFRESH.HOST, found.host())
                .set(SANDBOX_REFRESH.FOUND_AT, now)
                .onDuplicateKeyUpdate()
                .set(SANDBOX_REFRESH.SALESFORCE_ID, found.salesforceId())
                .set(SANDBOX_REFRESH.NAME, found.name())
                .set(SANDBOX_REFRESH.HOST, found.host())
                .setNull(SANDBOX_REFRESH.DECLINED_AT)
                .execute();
    }

    /** Orders whoever decides about it after us. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Found> lock(OrgId org) {
        return sql.select(
                        SANDBOX_REFRESH.ORG_ID,
                        SANDBOX_REFRESH.SALESFORCE_ID,
                        SANDBOX_REFRESH.NAME,
                        SANDBOX_REFRESH.HOST)
                .from(SANDBOX_REFRESH)
                .where(SANDBOX_REFRESH.ORG_ID.eq(org), SANDBOX_REFRESH.DECLINED_AT.isNull())
                .forUpdate()
                .fetchOptional(Records.mapping(Found::new));
    }

    /** Whether somebody has to say a word about this id. */
    boolean isAskedAbout(String salesforceId) {
        return sql.fetchExists(
                SANDBOX_REFRESH, SANDBOX_REFRESH.SALESFORCE_ID.eq(salesforceId), SANDBOX_REFRESH.DECLINED_AT.isNull());
    }

    /** Whether somebody has said that this id is an org of its own. */
    boolean isDeclined(String salesforceId) {
        return sql.fetchExists(
                SANDBOX_REFRESH,
                SANDBOX_REFRESH.SALESFORCE_ID.eq(salesforceId),
                SANDBOX_REFRESH.DECLINED_AT.isNotNull());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decline(OrgId org, Instant now) {
        sql.update(SANDBOX_REFRESH)
                .set(SANDBOX_REFRESH.DECLINED_AT, now)
                .where(SANDBOX_REFRESH.ORG_ID.eq(org))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(OrgId org) {
        sql.deleteFrom(SANDBOX_REFRESH).where(SANDBOX_REFRESH.ORG_ID.eq(org)).execute();
    }

    List<Question> open() {
        return sql.select(
                        ORG.ID,
                        ORG.NAME,
                        SANDBOX_REFRESH.HOST,
                        ORG.SALESFORCE_ID,
                        SANDBOX_REFRESH.SALESFORCE_ID,
                        SANDBOX_REFRESH.FOUND_AT,
                        // As plain SQL: jOOQ would set the session's length beside it, in statements sent together.
                        DSL.field(
                                        "GROUP_CONCAT({0} SEPARATOR {1})",
                                        String.class, SANDBOX_SIGN_IN.USERNAME, DSL.inline(SEPARATOR))
                                .convertFrom(SandboxRefreshRepository::usernames),
                        DSL.count(LINKED_ACCOUNT.ID))
                .from(SANDBOX_REFRESH)
                .join(ORG)
                .on(ORG.ID.eq(SANDBOX_REFRESH.ORG_ID))
                .leftJoin(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ORG_ID.eq(ORG.ID))
                .leftJoin(SANDBOX_SIGN_IN)
                .on(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.eq(LINKED_ACCOUNT.ID))
                .where(SANDBOX_REFRESH.DECLINED_AT.isNull())
                .groupBy(ORG.ID)
                .orderBy(SANDBOX_REFRESH.FOUND_AT, ORG.ID)
                .fetch(Records.mapping(Question::new));
    }

    private static List<String> usernames(@Nullable String together) {
        return together == null ? List.of() : Arrays.asList(together.split(SEPARATOR));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(SignIn signIn) {
        sql.insertInto(SANDBOX_SIGN_IN)
                .set(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID, signIn.account())
                .set(SANDBOX_SIGN_IN.OAUTH_GRANT_ID, signIn.grant())
                .set(SANDBOX_SIGN_IN.SALESFORCE_USER_ID, signIn.salesforceUserId())
                .set(SANDBOX_SIGN_IN.USERNAME, signIn.username())
                .set(SANDBOX_SIGN_IN.DISPLAY_NAME, signIn.displayName())
                .set(SANDBOX_SIGN_IN.SIGNED_IN_AT, signIn.signedInAt())
                .execute();
    }

    List<SignIn> signInsAt(OrgId org) {
        return sql.select(
                        SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID,
                        SANDBOX_SIGN_IN.OAUTH_GRANT_ID,
                        SANDBOX_SIGN_IN.SALESFORCE_USER_ID,
                        SANDBOX_SIGN_IN.USERNAME,
                        SANDBOX_SIGN_IN.DISPLAY_NAME,
                        SANDBOX_SIGN_IN.SIGNED_IN_AT)
                .from(SANDBOX_SIGN_IN)
                .join(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ID.eq(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID))
                .where(LINKED_ACCOUNT.ORG_ID.eq(org))
                .orderBy(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID)
                .fetch(Records.mapping(SignIn::new));
    }

    Optional<GrantId> grantAt(AccountId account) {
        return sql.select(SANDBOX_SIGN_IN.OAUTH_GRANT_ID)
                .from(SANDBOX_SIGN_IN)
                .where(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.eq(account))
                .fetchOptional(SANDBOX_SIGN_IN.OAUTH_GRANT_ID);
    }

    List<AccountId> signedInBefore(Instant time) {
        return sql.select(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID)
                .from(SANDBOX_SIGN_IN)
                .where(SANDBOX_SIGN_IN.SIGNED_IN_AT.lt(time))
                .fetch(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID);
    }

    /** As its person sees it. */
    Optional<WaitingSignIn> describe(AccountId account) {
        return sql.select(
                        SANDBOX_SIGN_IN.USERNAME,
                        ORG.NAME,
                        ORG.SALESFORCE_ID,
                        SANDBOX_REFRESH.SALESFORCE_ID,
                        SANDBOX_SIGN_IN.SIGNED_IN_AT)
                .from(SANDBOX_SIGN_IN)
                .join(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ID.eq(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID))
                .join(ORG)
                .on(ORG.ID.eq(LINKED_ACCOUNT.ORG_ID))
                .join(SANDBOX_REFRESH)
                .on(SANDBOX_REFRESH.ORG_ID.eq(ORG.ID))
                .where(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.eq(account))
                .fetchOptional(Records.mapping(WaitingSignIn::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteSignIn(AccountId account) {
        sql.deleteFrom(SANDBOX_SIGN_IN)
                .where(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.eq(account))
                .execute();
    }
}
