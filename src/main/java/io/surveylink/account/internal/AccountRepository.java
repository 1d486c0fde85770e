package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.OAUTH_GRANT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.SANDBOX_SIGN_IN;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.GrantId;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record22;
import org.jooq.Records;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class AccountRepository {

    private final DSLContext sql;

    AccountRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What a new row needs. */
    record NewAccount(
            UserId user,
            int slot,
            String name,
            OrgId org,
            GrantId grant,
            String salesforceUserId,
            String username,
            String displayName) {}

    List<Account> findOf(UserId user) {
        return find(LINKED_ACCOUNT.USER_ID.eq(user));
    }

    List<Account> findOf(UserId user, OrgId org) {
        return find(LINKED_ACCOUNT.USER_ID.eq(user).and(LINKED_ACCOUNT.ORG_ID.eq(org)));
    }

    List<Account> findIn(OrgId org) {
        return find(LINKED_ACCOUNT.ORG_ID.eq(org));
    }

    List<Account> findAll(Collection<AccountId> ids) {
        return ids.isEmpty() ? List.of() : find(LINKED_ACCOUNT.ID.in(ids));
    }

    Optional<Account> find(AccountId id) {
        return select().where(LINKED_ACCOUNT.ID.eq(id)).fetchOptional(Records.mapping(Account::new));
    }

    Optional<Account> find(GrantId grant) {
        return select().where(LINKED_ACCOUNT.OAUTH_GRANT_ID.eq(grant)).fetchOptional(Records.mapping(Account::new));
    }

    List<Account> findByUsername(String username) {
        return find(LINKED_ACCOUNT.USERNAME.eq(username));
    }

    /** The same Salesforce user as other people's account. */
    int countOthers(Account account) {
        return sql.fetchCount(
                LINKED_ACCOUNT,
                LINKED_ACCOUNT.ORG_ID.eq(account.orgId()),
                LINKED_ACCOUNT.SALESFORCE_USER_ID.eq(account.salesforceUserId()),
                LINKED_ACCOUNT.USER_ID.ne(account.userId()));
    }

    List<Account> findUnconfirmed(Instant until) {
        return find(LINKED_ACCOUNT.CONFIRM_UNTIL.lt(until));
    }

    GrantId grantOf(AccountId id) {
        return sql.select(LINKED_ACCOUNT.OAUTH_GRANT_ID)
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .fetchSingle()
                .value1();
    }

    /** Of whoever linked an account there last. */
    Optional<GrantId> latestGrantIn(OrgId org) {
        return sql.select(LINKED_ACCOUNT.OAUTH_GRANT_ID)
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ORG_ID.eq(org))
                .orderBy(LINKED_ACCOUNT.ID.desc())
                .limit(1)
                .fetchOptional(LINKED_ACCOUNT.OAUTH_GRANT_ID);
    }

    /** Orders whoever wants to change the account's state after us. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Account> lock(AccountId id) {
        sql.select(LINKED_ACCOUNT.ID)
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .forUpdate()
                .fetch();
        return find(id);
    }

    /**
     * Adds a row.
     *
     * @throws DuplicateKeyException if the slot was taken or the same user linked meanwhile; the transaction goes on
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DuplicateKeyException.class)
    AccountId insert(NewAccount account, Instant now, Instant confirmUntil) {
        return sql.insertInto(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.USER_ID, account.user())
                .set(LINKED_ACCOUNT.SLOT, (byte) account.slot())
                .set(LINKED_ACCOUNT.NAME, account.name())
                .set(LINKED_ACCOUNT.ORG_ID, account.org())
                .set(LINKED_ACCOUNT.OAUTH_GRANT_ID, account.grant())
                .set(LINKED_ACCOUNT.SALESFORCE_USER_ID, account.salesforceUserId())
                .set(LINKED_ACCOUNT.USERNAME, account.username())
                .set(LINKED_ACCOUNT.DISPLAY_NAME, account.displayName())
                .set(LINKED_ACCOUNT.STATE, AccountState.AWAITING_CONFIRMATION.name())
                .set(LINKED_ACCOUNT.STATE_SINCE, now)
                .set(LINKED_ACCOUNT.CONFIRM_UNTIL, confirmUntil)
                .set(LINKED_ACCOUNT.CREATED_AT, now)
                .returningResult(LINKED_ACCOUNT.ID)
                .fetchSingle()
                .value1();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setState(AccountId id, AccountState state, @Nullable String code, Instant now) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.STATE, state.name())
                .set(LINKED_ACCOUNT.STATE_CODE, code)
                .set(LINKED_ACCOUNT.STATE_SINCE, now)
                .set(LINKED_ACCOUNT.VERSION, LINKED_ACCOUNT.VERSION.plus(1))
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(AccountId id) {
        sql.update(LINKED_ACCOUNT)
                .setNull(LINKED_ACCOUNT.CONFIRM_UNTIL)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    /** @return false if somebody changed it meanwhile */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean rename(Account account, String name) {
        return sql.update(LINKED_ACCOUNT)
                        .set(LINKED_ACCOUNT.NAME, name)
                        .set(LINKED_ACCOUNT.VERSION, LINKED_ACCOUNT.VERSION.plus(1))
                        .where(LINKED_ACCOUNT.ID.eq(account.id()))
                        .and(LINKED_ACCOUNT.VERSION.eq(account.version()))
                        .execute()
                == 1;
    }

    /** The same identity, signed in afresh. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setGrant(AccountId id, GrantId grant, String username, String displayName) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.OAUTH_GRANT_ID, grant)
                .set(LINKED_ACCOUNT.USERNAME, username)
                .set(LINKED_ACCOUNT.DISPLAY_NAME, displayName)
                .set(LINKED_ACCOUNT.ORG_REFRESHED, false)
                .set(LINKED_ACCOUNT.VERSION, LINKED_ACCOUNT.VERSION.plus(1))
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    /**
     * Another identity, by its person's yes.
     *
     * @throws DuplicateKeyException if that user is an account of the person's already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void replaceIdentity(
            AccountId id, GrantId grant, OrgId org, String salesforceUserId, String username, String displayName) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.OAUTH_GRANT_ID, grant)
                .set(LINKED_ACCOUNT.ORG_ID, org)
                .set(LINKED_ACCOUNT.SALESFORCE_USER_ID, salesforceUserId)
                .set(LINKED_ACCOUNT.USERNAME, username)
                .set(LINKED_ACCOUNT.DISPLAY_NAME, displayName)
                .set(LINKED_ACCOUNT.ORG_REFRESHED, false)
                .setNull(LINKED_ACCOUNT.CHECKED_AT)
                .setNull(LINKED_ACCOUNT.APPROVAL_APP)
                .setNull(LINKED_ACCOUNT.APPROVALS_USED)
                .set(LINKED_ACCOUNT.VERSION, LINKED_ACCOUNT.VERSION.plus(1))
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    /** Whether its sandbox was refreshed since its last sign-in. */
    boolean isRefreshed(AccountId id) {
        return sql.fetchExists(LINKED_ACCOUNT, LINKED_ACCOUNT.ID.eq(id), LINKED_ACCOUNT.ORG_REFRESHED.isTrue());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void markRefreshed(OrgId org) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.ORG_REFRESHED, true)
                .where(LINKED_ACCOUNT.ORG_ID.eq(org))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(AccountId id) {
        sql.deleteFrom(LINKED_ACCOUNT).where(LINKED_ACCOUNT.ID.eq(id)).execute();
    }

    @Nullable
    String approvalAppOf(AccountId id) {
        return sql.select(LINKED_ACCOUNT.APPROVAL_APP)
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .fetchOne(LINKED_ACCOUNT.APPROVAL_APP);
    }

    /** Confirmed ones with a token, the longest unchecked first. */
    List<Account> findUnchecked(Instant since) {
        return select().where(LINKED_ACCOUNT.STATE.notIn(
                        AccountState.AWAITING_CONFIRMATION.name(), AccountState.NEEDS_REAUTHENTICATION.name()))
                .and(LINKED_ACCOUNT.CHECKED_AT.isNull().or(LINKED_ACCOUNT.CHECKED_AT.lt(since)))
                .orderBy(LINKED_ACCOUNT.CHECKED_AT, LINKED_ACCOUNT.ID)
                .fetch(Records.mapping(Account::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setChecked(AccountId id, Instant now) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.CHECKED_AT, now)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setApprovals(AccountId id, String app, int used) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.APPROVAL_APP, app)
                .set(LINKED_ACCOUNT.APPROVALS_USED, (byte) used)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    /** What a call tells beside its answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setLastUsed(AccountId id, Instant now) {
        sql.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.LAST_USED_AT, now)
                .where(LINKED_ACCOUNT.ID.eq(id))
                .execute();
    }

    private List<Account> find(Condition condition) {
        return select().where(condition).orderBy(LINKED_ACCOUNT.SLOT).fetch(Records.mapping(Account::new));
    }

    private SelectOnConditionStep<
                    Record22<
                            AccountId,
                            UserId,
                            Integer,
                            String,
                            OrgId,
                            String,
                            String,
                            String,
                            Environment,
                            String,
                            String,
                            String,
                            AccountState,
                            String,
                            Instant,
                            Instant,
                            Instant,
                            Integer,
                            Instant,
                            Boolean,
                            Instant,
                            Integer>>
            select() {
        return sql.select(
                        LINKED_ACCOUNT.ID,
                        LINKED_ACCOUNT.USER_ID,
                        LINKED_ACCOUNT.SLOT.convertFrom(Byte::intValue),
                        LINKED_ACCOUNT.NAME,
                        ORG.ID,
                        ORG.NAME,
                        ORG.SALESFORCE_ID,
                        ORG.HOST,
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        LINKED_ACCOUNT.SALESFORCE_USER_ID,
                        LINKED_ACCOUNT.USERNAME,
                        LINKED_ACCOUNT.DISPLAY_NAME,
                        LINKED_ACCOUNT.STATE.convertFrom(AccountState::valueOf),
                        LINKED_ACCOUNT.STATE_CODE,
                        LINKED_ACCOUNT.STATE_SINCE,
                        LINKED_ACCOUNT.LAST_USED_AT,
                        LINKED_ACCOUNT.CHECKED_AT,
                        LINKED_ACCOUNT.APPROVALS_USED.cast(SQLDataType.INTEGER),
                        OAUTH_GRANT.REFRESHED_AT,
                        DSL.field(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.isNotNull()),
                        LINKED_ACCOUNT.CREATED_AT,
                        LINKED_ACCOUNT.VERSION)
                .from(LINKED_ACCOUNT)
                .join(ORG)
                .on(ORG.ID.eq(LINKED_ACCOUNT.ORG_ID))
                .join(OAUTH_GRANT)
                .on(OAUTH_GRANT.ID.eq(LINKED_ACCOUNT.OAUTH_GRANT_ID))
                .leftJoin(SANDBOX_SIGN_IN)
                .on(SANDBOX_SIGN_IN.LINKED_ACCOUNT_ID.eq(LINKED_ACCOUNT.ID));
    }
}
