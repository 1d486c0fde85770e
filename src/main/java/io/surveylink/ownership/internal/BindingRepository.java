package io.surveylink.ownership.internal;

import static io.surveylink.jooq.Tables.BINDING;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class BindingRepository {

    private final DSLContext database;

    BindingRepository(DSLContext database) {
        this.database = database;
    }

    /** A binding as it stands; without an account it was set once and is unbound now. */
    record BindingRow(
            ProjectId project, OrgId org, @Nullable AccountId account, int version) {}

    Optional<AccountId> find(ProjectId project, OrgId org) {
        return database.select(BINDING.LINKED_ACCOUNT_ID)
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(project), BINDING.ORG_ID.eq(org), BINDING.LINKED_ACCOUNT_ID.isNotNull())
                .fetchOptional(BINDING.LINKED_ACCOUNT_ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<AccountId> findShared(ProjectId project, OrgId org) {
        return database.select(BINDING.LINKED_ACCOUNT_ID)
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(project), BINDING.ORG_ID.eq(org))
                .forShare()
                .fetchOptional(BINDING.LINKED_ACCOUNT_ID);
    }

    /** All of a project, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<FormerBinding> lockAll(ProjectId project) {
        return database.select(BINDING.ORG_ID, BINDING.LINKED_ACCOUNT_ID, BINDING.SALESFORCE_USER_ID)
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(project))
                .orderBy(BINDING.ORG_ID)
                .forUpdate()
                .fetch(Records.mapping(FormerBinding::new));
    }

    /** A binding as it is kept for the day that a transfer is taken back. */
    record FormerBinding(OrgId org, @Nullable AccountId account, String salesforceUserId) {}

    /** Whether it was ever set is another owner's business: the next one begins anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(ProjectId project) {
        database.deleteFrom(BINDING).where(BINDING.PROJECT_ID.eq(project)).execute();
    }

    /** As {@link #insert}, without an account for one that was set once and is unbound. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(ProjectId project, FormerBinding binding, UserId setBy, Instant at) {
        database.insertInto(BINDING)
                .set(BINDING.PROJECT_ID, project)
                .set(BINDING.ORG_ID, binding.org())
                .set(BINDING.LINKED_ACCOUNT_ID, binding.account())
                .set(BINDING.SALESFORCE_USER_ID, binding.salesforceUserId())
                .set(BINDING.SET_BY_ID, setBy)
                .set(BINDING.SET_AT, at)
                .execute();
    }

    Map<OrgId, AccountId> findAll(ProjectId project, Collection<OrgId> orgs) {
        return database.select(BINDING.ORG_ID, BINDING.LINKED_ACCOUNT_ID)
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(project), BINDING.ORG_ID.in(orgs), BINDING.LINKED_ACCOUNT_ID.isNotNull())
                .fetchMap(BINDING.ORG_ID, BINDING.LINKED_ACCOUNT_ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BindingRow> lock(ProjectId project, OrgId org) {
        return database.select(BINDING.PROJECT_ID, BINDING.ORG_ID, BINDING.LINKED_ACCOUNT_ID, BINDING.VERSION)
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(project), BINDING.ORG_ID.eq(org))
                .forUpdate()
                .fetchOptional(Records.mapping(BindingRow::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<BindingRow> lockServedBy(AccountId account) {
        return database.select(BINDING.PROJECT_ID, BINDING.ORG_ID, BINDING.LINKED_ACCOUNT_ID, BINDING.VERSION)
                .from(BINDING)
                .where(BINDING.LINKED_ACCOUNT_ID.eq(account))
                .orderBy(BINDING.PROJECT_ID, BINDING.ORG_ID)
                .forUpdate()
                .fetch(Records.mapping(BindingRow::new));
    }

    /** @return false if another transaction was first */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(
            ProjectId project, OrgId org, AccountId account, String salesforceUserId, UserId setBy, Instant at) {
        return database.insertInto(BINDING)
                        .set(BINDING.PROJECT_ID, project)
                        .set(BINDING.ORG_ID, org)
                        .set(BINDING.LINKED_ACCOUNT_ID, account)
                        .set(BINDING.SALESFORCE_USER_ID, salesforceUserId)
                        .set(BINDING.SET_BY_ID, setBy)
                        .set(BINDING.SET_AT, at)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void update(BindingRow row, AccountId account, String salesforceUserId, UserId setBy, Instant at) {
        database.update(BINDING)
                .set(BINDING.LINKED_ACCOUNT_ID, account)
                .set(BINDING.SALESFORCE_USER_ID, salesforceUserId)
                .set(BINDING.SET_BY_ID, setBy)
                .set(BINDING.SET_AT, at)
                .set(BINDING.VERSION, row.version() + 1)
                .where(BINDING.PROJECT_ID.eq(row.project()), BINDING.ORG_ID.eq(row.org()))
                .and(BINDING.VERSION.eq(row.version()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(BindingRow row) {
        database.update(BINDING)
                .setNull(BINDING.LINKED_ACCOUNT_ID)
                .set(BINDING.VERSION, row.version() + 1)
                .where(BINDING.PROJECT_ID.eq(row.project()), BINDING.ORG_ID.eq(row.org()))
                .and(BINDING.VERSION.eq(row.version()))
                .execute();
    }
}
