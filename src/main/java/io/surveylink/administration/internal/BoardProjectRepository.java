package io.surveylink.administration.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import io.surveylink.account.AccountState;
import io.surveylink.administration.OwnershipBoard.OwnedProject;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowState;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** Projects as the ownership board lists them. */
@Repository
class BoardProjectRepository {

    private static final io.surveylink.jooq.tables.User OWNER = USER.as("owner");
    private static final List<String> DEAD =
            List.of(AccountState.NEEDS_REAUTHENTICATION.name(), AccountState.BLOCKED_BY_ORG.name());
    private static final Field<Integer> DEAD_COUNT = field(name("dead", "accounts"), Integer.class);
    private static final Field<ProjectId> DEAD_PROJECT = field(name("dead", "project_id"), PROJECT.ID.getDataType());

    private final DSLContext database;

    BoardProjectRepository(DSLContext database) {
        this.database = database;
    }

    List<OwnedProject> find(UserId reader, String text, int offset, int limit) {
        // From the few dead accounts to their projects, not from every project to its accounts.
        var dead = select(BINDING.PROJECT_ID, count().as("accounts"))
                .from(LINKED_ACCOUNT)
                .join(BINDING)
                .on(BINDING.LINKED_ACCOUNT_ID.eq(LINKED_ACCOUNT.ID))
                .where(LINKED_ACCOUNT.STATE.in(DEAD))
                .groupBy(BINDING.PROJECT_ID)
                .asTable("dead");
        return database.select(
                        PROJECT.ID,
                        PROJECT.SLUG,
                        PROJECT.NAME,
                        OWNER.ID,
                        OWNER.NAME,
                        OWNER.STATE.convertFrom(UserState::valueOf),
                        OWNER.RUNS_UNTIL,
                        members(),
                        workflows(),
                        accounts(),
                        coalesce(DEAD_COUNT, inline(0)))
                .from(PROJECT)
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID))
                .leftJoin(dead)
                .on(DEAD_PROJECT.eq(PROJECT.ID))
                .where(Admins.isStill(reader))
                .and(PROJECT.DELETED_AT.isNull())
                .and(naming(text))
                .orderBy(
                        when(OWNER.STATE.ne(UserState.ACTIVE.name()), 0)
                                .when(DEAD_COUNT.isNotNull().and(DEAD_COUNT.eq(accounts())), 1)
                                .otherwise(2),
                        OWNER.NAME,
                        OWNER.ID,
                        PROJECT.NAME,
                        PROJECT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(Records.mapping(OwnedProject::new));
    }

    private static Condition naming(String text) {
        var part = text.strip();
        return part.isEmpty()
                ? noCondition()
                : PROJECT.NAME.containsIgnoreCase(part).or(OWNER.NAME.containsIgnoreCase(part));
    }

    private static Field<Integer> members() {
        return field(selectCount().from(PROJECT_MEMBER).where(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID)));
    }

    private static Field<Integer> workflows() {
        return field(selectCount()
                .from(WORKFLOW)
                .where(WORKFLOW.PROJECT_ID.eq(PROJECT.ID), WORKFLOW.DELETED_AT.isNull())
                .and(WORKFLOW.PUBLISHED_REVISION_ID.isNotNull())
                .and(WORKFLOW.STATE.ne(WorkflowState.OFF.name())));
    }

    private static Field<Integer> accounts() {
        return field(selectCount()
                .from(BINDING)
                .where(BINDING.PROJECT_ID.eq(PROJECT.ID), BINDING.LINKED_ACCOUNT_ID.isNotNull()));
    }
}
