package io.surveylink.administration.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.administration.OwnershipBoard.WorkflowAtRisk;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.MemberAccess;
import io.surveylink.run.HoldCause;
import io.surveylink.run.HoldCause.HoldScope;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowState;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Workflows at risk, found from what is wrong (holds, leavers) and not by looking at every workflow. */
@Repository
class RiskRepository {

    private static final io.surveylink.jooq.tables.User OWNER = USER.as("owner");
    private static final io.surveylink.jooq.tables.User CREATOR = USER.as("creator");
    private static final io.surveylink.jooq.tables.User PUBLISHER = USER.as("publisher");
    private static final Field<WorkflowId> FOUND = field(name("found", "workflow_id"), WORKFLOW.ID.getDataType());
    private static final Field<@Nullable String> FOUND_CAUSE = field(name("found", "cause"), String.class);
    private static final Field<WorkflowId> AT_RISK = field(name("risk", "workflow_id"), WORKFLOW.ID.getDataType());
    private static final Field<@Nullable String> CAUSES = field(name("risk", "causes"), String.class);

    private final DSLContext database;

    RiskRepository(DSLContext database) {
        this.database = database;
    }

    /** The held first. */
    List<WorkflowAtRisk> find(UserId reader, int limit) {
        var found = held(HoldScope.PROJECT, WORKFLOW_STEP.PROJECT_ID.eq(HOLD.PROJECT_ID))
                .unionAll(held(HoldScope.WORKFLOW, WORKFLOW_STEP.WORKFLOW_ID.eq(HOLD.WORKFLOW_ID)))
                .unionAll(held(HoldScope.STEP, WORKFLOW_STEP.ID.eq(HOLD.WORKFLOW_STEP_ID)))
                .unionAll(held(
                        HoldScope.BINDING,
                        WORKFLOW_STEP.PROJECT_ID.eq(HOLD.PROJECT_ID).and(WORKFLOW_STEP.ORG_ID.eq(HOLD.ORG_ID))))
                .unionAll(held(HoldScope.ORG, WORKFLOW_STEP.ORG_ID.eq(HOLD.ORG_ID)))
                .unionAll(heldByAccount())
                .unionAll(withoutCreator())
                .unionAll(publishedBySomebodyGone())
                .asTable("found");
        var risk = select(FOUND.as("workflow_id"), allCauses())
                .from(found)
                .groupBy(FOUND)
                .asTable("risk");
        return database.select(
                        WORKFLOW.PUBLIC_ID,
                        WORKFLOW.NAME,
                        PROJECT.NAME,
                        PROJECT.SLUG,
                        OWNER.NAME,
                        field(isCreatorless()),
                        field(hasPublisherLeft()),
                        CAUSES.convertFrom(RiskRepository::causes))
                .from(risk)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(AT_RISK))
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW.PROJECT_ID))
                .join(OWNER)
                .on(OWNER.ID.eq(PROJECT.OWNER_ID))
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .join(PUBLISHER)
                .on(PUBLISHER.ID.eq(WORKFLOW_REVISION.PUBLISHER_ID))
                .leftJoin(CREATOR)
                .on(CREATOR.ID.eq(WORKFLOW.CREATOR_ID))
                .where(Admins.isStill(reader))
                .and(WORKFLOW.STATE.ne(WorkflowState.OFF.name()))
                .and(WORKFLOW.DELETED_AT.isNull())
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(CAUSES.isNull(), PROJECT.NAME, WORKFLOW.NAME, WORKFLOW.ID)
                .limit(limit)
                .fetch(Records.mapping(WorkflowAtRisk::new));
    }

    private static Select<Record2<WorkflowId, @Nullable String>> held(HoldScope scope, Condition covers) {
        return select(WORKFLOW_STEP.WORKFLOW_ID.as("workflow_id"), HOLD.CAUSE.as("cause"))
                .from(HOLD)
                .join(WORKFLOW_STEP)
                .on(covers)
                .join(WORKFLOW)
                .on(WORKFLOW.PUBLISHED_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .where(HOLD.ACTIVE_KEY.isNotNull(), HOLD.SCOPE.eq(scope.name()));
    }

    private static Select<Record2<WorkflowId, @Nullable String>> heldByAccount() {
        return select(WORKFLOW_STEP.WORKFLOW_ID, HOLD.CAUSE)
                .from(HOLD)
                .join(BINDING)
                .on(BINDING.LINKED_ACCOUNT_ID.eq(HOLD.LINKED_ACCOUNT_ID))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.PROJECT_ID.eq(BINDING.PROJECT_ID).and(WORKFLOW_STEP.ORG_ID.eq(BINDING.ORG_ID)))
                .join(WORKFLOW)
                .on(WORKFLOW.PUBLISHED_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .where(HOLD.ACTIVE_KEY.isNotNull(), HOLD.SCOPE.eq(HoldScope.ACCOUNT.name()));
    }

    /** Two ranges of the creators' index: nobody, and those who are not active. */
    private static Select<Record2<WorkflowId, @Nullable String>> withoutCreator() {
        return select(WORKFLOW.ID, noCause())
                .from(WORKFLOW)
                .where(WORKFLOW.CREATOR_ID.isNull())
                .unionAll(select(WORKFLOW.ID, noCause())
                        .from(USER)
                        .join(WORKFLOW)
                        .on(WORKFLOW.CREATOR_ID.eq(USER.ID))
                        .where(USER.STATE.ne(UserState.ACTIVE.name())));
    }

    /** Of members who were removed the holds for consent tell. */
    private static Select<Record2<WorkflowId, @Nullable String>> publishedBySomebodyGone() {
        return select(WORKFLOW.ID, noCause())
                .from(USER)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.PUBLISHER_ID.eq(USER.ID))
                .join(WORKFLOW)
                .on(WORKFLOW.PUBLISHED_REVISION_ID.eq(WORKFLOW_REVISION.ID))
                .where(USER.STATE.ne(UserState.ACTIVE.name()));
    }

    private static Field<@Nullable String> noCause() {
        return DSL.castNull(String.class);
    }

    /** jOOQ's own would set a session variable first, in a statement of several. */
    private static Field<String> allCauses() {
        return field("group_concat(distinct {0})", String.class, FOUND_CAUSE).as("causes");
    }

    private static Condition isCreatorless() {
        return WORKFLOW.CREATOR_ID.isNull().or(CREATOR.STATE.ne(UserState.ACTIVE.name()));
    }

    private static Condition hasPublisherLeft() {
        var editing = selectOne()
                .from(PROJECT_MEMBER)
                .where(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID))
                .and(PROJECT_MEMBER.USER_ID.eq(PUBLISHER.ID))
                .and(PROJECT_MEMBER.ACCESS.eq(MemberAccess.EDIT.name()));
        return PUBLISHER
                .ID
                .ne(PROJECT.OWNER_ID)
                .and(PUBLISHER.STATE.ne(UserState.ACTIVE.name()).or(notExists(editing)));
    }

    private static List<HoldCause> causes(@Nullable String concatenated) {
        return concatenated == null
                ? List.of()
                : Arrays.stream(concatenated.split(","))
                        .map(HoldCause::valueOf)
                        .sorted()
                        .toList();
    }
}
