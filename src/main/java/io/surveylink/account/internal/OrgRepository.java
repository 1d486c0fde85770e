package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.ORG;

import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.ApiUsage;
import java.time.Instant;
import org.jooq.DSLContext;
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
