package io.surveylink.oauth.internal;

import static io.surveylink.jooq.Tables.OAUTH_GRANT;
import static io.surveylink.jooq.Tables.SALESFORCE_APP;

import io.surveylink.common.Environment;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.oauth.SalesforceApps;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SalesforceAppRepository {

    private static final Field<Environment> ENVIRONMENT = SALESFORCE_APP.ENVIRONMENT.convertFrom(Environment::valueOf);
    private static final Field<URI> LOGIN_URL = SALESFORCE_APP.LOGIN_URL.convertFrom(URI::create);

    private final DSLContext sql;

    SalesforceAppRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A row as it lies in the table. */
    record AppRow(
            SalesforceAppId id,
            String publicId,
            String name,
            Environment environment,
            URI loginUrl,
            String consumerKey,
            byte[] consumerSecret,
            Instant createdAt,
            int accounts) {}

    List<AppRow> findAll() {
        return select().where(SALESFORCE_APP.DELETED_AT.isNull())
                .orderBy(SALESFORCE_APP.NAME, SALESFORCE_APP.ID)
                .fetch(Records.mapping(AppRow::new));
    }

    /** Also a removed one: its last tokens may still have to be revoked. */
    Optional<AppRow> find(SalesforceAppId id) {
        return select().where(SALESFORCE_APP.ID.eq(id)).fetchOptional(Records.mapping(AppRow::new));
    }

    /** One that was not removed. */
    Optional<AppRow> findInUse(SalesforceAppId id) {
        return select().where(SALESFORCE_APP.ID.eq(id))
                .and(SALESFORCE_APP.DELETED_AT.isNull())
                .fetchOptional(Records.mapping(AppRow::new));
    }

    List<SalesforceApps.Choice> choices(Environment environment) {
        return sql.select(SALESFORCE_APP.ID, SALESFORCE_APP.PUBLIC_ID, SALESFORCE_APP.NAME, ENVIRONMENT, LOGIN_URL)
                .from(SALESFORCE_APP)
                .where(SALESFORCE_APP.DELETED_AT.isNull())
                .and(SALESFORCE_APP.ENVIRONMENT.eq(environment.name()))
                .orderBy(SALESFORCE_APP.NAME, SALESFORCE_APP.ID)
                .fetch(Records.mapping(SalesforceApps.Choice::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    SalesforceAppId insert(SalesforceApps.NewSalesforceApp app, URI loginUrl, byte[] encryptedSecret, Instant now) {
        return sql.insertInto(SALESFORCE_APP)
                .set(SALESFORCE_APP.PUBLIC_ID, app.publicId())
                .set(SALESFORCE_APP.NAME, app.name())
                .set(SALESFORCE_APP.ENVIRONMENT, app.environment().name())
                .set(SALESFORCE_APP.LOGIN_URL, loginUrl.toString())
                .set(SALESFORCE_APP.CONSUMER_KEY, app.consumerKey())
                .set(SALESFORCE_APP.CONSUMER_SECRET, encryptedSecret)
                .set(SALESFORCE_APP.CREATED_AT, now)
                .returningResult(SALESFORCE_APP.ID)
                .fetchSingle()
                .value1();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void update(SalesforceAppId id, String name, URI loginUrl, byte[] encryptedSecret) {
        sql.update(SALESFORCE_APP)
                .set(SALESFORCE_APP.NAME, name)
                .set(SALESFORCE_APP.LOGIN_URL, loginUrl.toString())
                .set(SALESFORCE_APP.CONSUMER_SECRET, encryptedSecret)
                .set(SALESFORCE_APP.VERSION, SALESFORCE_APP.VERSION.plus(1))
                .where(SALESFORCE_APP.ID.eq(id))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(SalesforceAppId id, Instant now) {
        sql.update(SALESFORCE_APP)
                .set(SALESFORCE_APP.DELETED_AT, now)
                .set(SALESFORCE_APP.VERSION, SALESFORCE_APP.VERSION.plus(1))
                .where(SALESFORCE_APP.ID.eq(id))
                .execute();
    }

    private org.jooq.SelectWhereStep<
                    org.jooq.Record9<
                            SalesforceAppId, String, String, Environment, URI, String, byte[], Instant, Integer>>
            select() {
        return sql.select(
                        SALESFORCE_APP.ID,
                        SALESFORCE_APP.PUBLIC_ID,
                        SALESFORCE_APP.NAME,
                        ENVIRONMENT,
                        LOGIN_URL,
                        SALESFORCE_APP.CONSUMER_KEY,
                        SALESFORCE_APP.CONSUMER_SECRET,
                        SALESFORCE_APP.CREATED_AT,
                        DSL.field(DSL.selectCount()
                                .from(OAUTH_GRANT)
                                .where(OAUTH_GRANT.SALESFORCE_APP_ID.eq(SALESFORCE_APP.ID))
                                .and(OAUTH_GRANT.REVOKED_AT.isNull())))
                .from(SALESFORCE_APP);
    }
}
