package io.surveylink.administration.internal;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.jooq.Tables.INGESTION_KEY;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.SALESFORCE_APP;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.surveylink.administration.AuditTrail.Filter;
import io.surveylink.administration.AuditTrail.Item;
import io.surveylink.administration.AuditTrail.Position;
import io.surveylink.administration.AuditTrail.ProjectName;
import io.surveylink.audit.AuditAction;
import io.surveylink.common.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record1;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log with the names of what it tells of. */
@Repository
class AuditTrailRepository {

    private static final io.surveylink.jooq.tables.User WHO = USER.as("who");
    private static final io.surveylink.jooq.tables.User WHOM = USER.as("whom");
    private static final io.surveylink.jooq.tables.Project WHERE = PROJECT.as("there");
    private static final Field<Long> ID = DSL.field(DSL.name("entry_id"), Long.class);
    private static final String USER_TYPE = "user";
    private static final TypeReference<Map<String, Object>> STATE = new TypeReference<>() {};

    private final DSLContext database;
    private final JsonMapper json;

    AuditTrailRepository(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Item> page(UserId reader, Filter filter, @Nullable Position after, int limit) {
        return database.select(
                        AUDIT_LOG.ID,
                        AUDIT_LOG.CREATED_AT,
                        AUDIT_LOG.ACTOR_ID,
                        WHO.NAME,
                        AUDIT_LOG.ACTION.convertFrom(AuditTrailRepository::known),
                        AUDIT_LOG.ACTION,
                        AUDIT_LOG.SUBJECT_TYPE,
                        AUDIT_LOG.SUBJECT_ID,
                        subjectName(),
                        WHERE.NAME,
                        AUDIT_LOG.STATE_BEFORE.convertFrom(this::read),
                        AUDIT_LOG.STATE_AFTER.convertFrom(this::read),
                        AUDIT_LOG.ADDRESS)
                .from(AUDIT_LOG)
                .leftJoin(WHO)
                .on(WHO.ID.eq(AUDIT_LOG.ACTOR_ID))
                .leftJoin(WHERE)
                .on(WHERE.ID.eq(AUDIT_LOG.PROJECT_ID))
                .leftJoin(WHOM)
                .on(is(USER_TYPE, WHOM.ID))
                .leftJoin(PROJECT)
                .on(is("project", PROJECT.ID))
                .leftJoin(WORKFLOW)
                .on(is("workflow", WORKFLOW.ID))
                .leftJoin(LINKED_ACCOUNT)
                .on(is("linked_account", LINKED_ACCOUNT.ID))
                .leftJoin(ORG)
                .on(is("org", ORG.ID))
                .leftJoin(SALESFORCE_APP)
                .on(is("salesforce_app", SALESFORCE_APP.ID))
                .leftJoin(INGESTION_KEY)
                .on(is("ingestion_key", INGESTION_KEY.ID))
                .where(Admins.isStill(reader))
                .and(AUDIT_LOG.ID.in(select(ID).from(ids(filter, after, limit))))
                .orderBy(AUDIT_LOG.CREATED_AT.desc(), AUDIT_LOG.ID.desc())
                .limit(limit)
                .fetch(Records.mapping(Item::new));
    }

    List<ProjectName> projects(UserId reader, String text, int offset, int limit) {
        return database.select(PROJECT.ID, PROJECT.NAME)
                .from(PROJECT)
                .where(Admins.isStill(reader))
                .and(text.isBlank() ? noCondition() : PROJECT.NAME.containsIgnoreCase(text.strip()))
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(Records.mapping(ProjectName::new));
    }

    /** For a person two ranges of two indexes, each read from its end; else one. */
    private static Table<?> ids(Filter filter, @Nullable Position after, int limit) {
        var person = filter.person();
        var matching = matching(filter, after);
        if (person == null) {
            return newest(matching, limit).asTable("page");
        }
        var by = newest(matching.and(AUDIT_LOG.ACTOR_ID.eq(person)), limit);
        var to = newest(
                matching.and(AUDIT_LOG.SUBJECT_TYPE.eq(USER_TYPE)).and(AUDIT_LOG.SUBJECT_ID.eq(person.value())), limit);
        return by.union(to).asTable("page");
    }

    private static Select<Record1<Long>> newest(Condition condition, int limit) {
        return select(AUDIT_LOG.ID.as(ID))
                .from(AUDIT_LOG)
                .where(condition)
                .orderBy(AUDIT_LOG.CREATED_AT.desc(), AUDIT_LOG.ID.desc())
                .limit(limit);
    }

    private static Condition matching(Filter filter, @Nullable Position after) {
        var conditions = new ArrayList<Condition>();
        if (after != null) {
            // MariaDB makes a range of the first part only.
            conditions.add(AUDIT_LOG.CREATED_AT.le(after.at()));
            conditions.add(AUDIT_LOG.CREATED_AT.lt(after.at()).or(AUDIT_LOG.ID.lt(after.id())));
        }
        var group = filter.group();
        if (group != null) {
            conditions.add(AUDIT_LOG.ACTION.in(
                    group.actions().stream().map(AuditAction::name).toList()));
        }
        if (filter.project() != null) {
            conditions.add(AUDIT_LOG.PROJECT_ID.eq(filter.project()));
        }
        if (filter.from() != null) {
            conditions.add(AUDIT_LOG.CREATED_AT.ge(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add(AUDIT_LOG.CREATED_AT.lt(filter.to()));
        }
        return DSL.and(conditions);
    }

    private static Condition is(String type, Field<?> id) {
        return AUDIT_LOG.SUBJECT_TYPE.eq(type).and(id.coerce(Long.class).eq(AUDIT_LOG.SUBJECT_ID));
    }

    private static Field<@Nullable String> subjectName() {
        return coalesce(
                WHOM.NAME,
                PROJECT.NAME,
                WORKFLOW.NAME,
                LINKED_ACCOUNT.NAME,
                ORG.NAME,
                SALESFORCE_APP.NAME,
                INGESTION_KEY.NAME);
    }

    /** Another version may write what this one does not know. */
    private static @Nullable AuditAction known(String name) {
        return Arrays.stream(AuditAction.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> read(@Nullable JSON state) {
        return state == null ? Map.of() : json.readValue(state.data(), STATE);
    }
}
