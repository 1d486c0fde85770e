package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;

import io.surveylink.account.AccountState;
import io.surveylink.account.SalesforceOrgs.OrgOverview;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.ApiUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class OrgRepository {

    private final DSLContext sql;

    OrgRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds the org or takes over its present name and host. The id that Salesforce gave it decides. */
    @Transactional(propagation = Propagation.MANDATORY)
    OrgId upsert(String salesforceId, String name, Environment environment, String host, Instant now) {
        sql.insertInto(ORG)
                .set(ORG.SALESFORCE_ID, salesforceId)
                .set(ORG.NAME, name)
                .set(ORG.ENVIRONMENT, environment.name())
                .set(ORG.HOST, host)
                .set(ORG.CREATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(ORG.NAME, name)
                .set(ORG.HOST, host)
                .set(ORG.VERSION, ORG.VERSION.plus(1))
                .execute();
        return sql.select(ORG.ID)
                .from(ORG)
                .where(ORG.SALESFORCE_ID.eq(salesforceId))
                .fetchSingle()
                .value1();
    }

    Optional<OrgId> find(String salesforceId) {
        return sql.select(ORG.ID)
                .from(ORG)
                .where(ORG.SALESFORCE_ID.eq(salesforceId))
                .fetchOptional(ORG.ID);
    }

    /** Whether anybody has an account in the org with this id. */
    boolean hasAccounts(String salesforceId) {
        return sql.fetchExists(sql.selectOne()
                .from(ORG)
                .join(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ORG_ID.eq(ORG.ID))
                .where(ORG.SALESFORCE_ID.eq(salesforceId)));
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException if anything is kept for it */
    @Transactional(propagation = Propagation.MANDATORY)
    void delete(OrgId org) {
        sql.deleteFrom(ORG).where(ORG.ID.eq(org)).execute();
    }

    String salesforceId(OrgId org) {
        return sql.select(ORG.SALESFORCE_ID)
                .from(ORG)
                .where(ORG.ID.eq(org))
                .fetchSingle()
                .value1();
    }

    /** The same org, with another id in Salesforce. */
    @Transactional(propagation = Propagation.MANDATORY)
    void refreshed(OrgId org, String salesforceId, String name, String host) {
        sql.update(ORG)
                .set(ORG.SALESFORCE_ID, salesforceId)
                .set(ORG.NAME, name)
                .set(ORG.HOST, host)
                .set(ORG.VERSION, ORG.VERSION.plus(1))
                .where(ORG.ID.eq(org))
                .execute();
    }

    List<OrgOverview> overview() {
        var broken = List.of(AccountState.NEEDS_REAUTHENTICATION.name(), AccountState.BLOCKED_BY_ORG.name());
        return sql.select(
                        ORG.ID,
                        ORG.NAME,
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        ORG.SALESFORCE_ID,
                        ORG.HOST,
                        DSL.count(LINKED_ACCOUNT.ID),
                        DSL.count().filterWhere(LINKED_ACCOUNT.STATE.in(broken)))
                .from(ORG)
                .leftJoin(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ORG_ID.eq(ORG.ID))
                .groupBy(ORG.ID)
                .orderBy(ORG.ENVIRONMENT, ORG.NAME, ORG.ID)
                .fetch(Records.mapping(OrgOverview::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setUsage(OrgId org, ApiUsage usage, Instant now) {
        sql.update(ORG)
                .set(ORG.API_CALLS_USED, usage.used())
                .set(ORG.API_CALLS_LIMIT, usage.limit())
                .set(ORG.API_CALLS_READ_AT, now)
                .where(ORG.ID.eq(org))
                .execute();
    }
}
