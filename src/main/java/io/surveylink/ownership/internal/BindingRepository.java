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
