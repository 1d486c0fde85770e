package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import io.surveylink.common.AccountId;
import io.surveylink.common.LaneId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class LaneRepository {

    private final DSLContext database;

    LaneRepository(DSLContext database) {
        this.database = database;
    }

    /** A lane with rows that are due and no execution, and one of its steps where they wait. */
    record DueStep(
            LaneId lane,
            ProjectId project,
            @Nullable OrgId org,
            @Nullable AccountId bound,
            boolean ownerActedFor,
            StepId step,
            WorkflowId workflow) {}

    /** The first thing an execution does: what an older one still writes counts no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    Lane raiseEpoch(LaneId id) {
        database.update(LANE)
                .set(LANE.EPOCH, LANE.EPOCH.plus(1))
                .where(LANE.ID.eq(id))
                .execute();
        return find(id);
    }

    Lane find(LaneId id) {
        return database.select(LANE.ID, LANE.PROJECT_ID, LANE.ORG_ID, LANE.OBJECT, LANE.EPOCH)
                .from(LANE)
                .where(LANE.ID.eq(id))
                .fetchSingle(mapping(Lane::new));
    }

    /** Until the commit nobody raises the epoch. @return false if somebody has */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean holdsEpoch(Lane lane) {
        return database.select(LANE.EPOCH)
                .from(LANE)
                .where(LANE.ID.eq(lane.id()).and(LANE.EPOCH.eq(lane.epoch())))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /**
     * Lanes with due rows and no execution: loose scans of an index, one entry per lane and per step with waiting rows,
     * however many rows wait there.
     */
    List<DueStep> withoutExecution(Instant now) {
        var firstDue = field(name("first_due"), TASK_RUN.DUE_AT.getDataType());
        var due = database.select(TASK_RUN.LANE_ID, min(TASK_RUN.DUE_AT).as(firstDue))
                .from(TASK_RUN)
                .where(TASK_RUN.STATE.eq(inline(TaskState.WAITING.name())))
                .groupBy(TASK_RUN.LANE_ID)
                .having(firstDue.le(now))
                .fetch(TASK_RUN.LANE_ID);
        if (due.isEmpty()) {
            return List.of();
        }
        var idle = new HashSet<>(due);
        executing(due).forEach(idle::remove);
        return idle.isEmpty() ? List.of() : dueSteps(idle, now);
    }

    private List<LaneId> executing(List<LaneId> lanes) {
        var instance = field(name("task_instance"), String.class);
        return database.select(instance)
                .from(table(name("scheduled_tasks")))
                .where(field(name("task_name"), String.class).eq(LaneTask.NAME))
                .and(instance.in(lanes.stream().map(LaneTask::instanceName).toList()))
                .fetch(row -> LaneTask.laneOf(row.value1()));
    }

    private List<DueStep> dueSteps(Collection<LaneId> lanes, Instant now) {
        return database.select(
                        LANE.ID,
                        LANE.PROJECT_ID,
                        LANE.ORG_ID,
                        BINDING.LINKED_ACCOUNT_ID,
                        field(OwnedProjectRepository.isActedFor(now)),
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.WORKFLOW_ID)
                .from(LANE)
                .join(PROJECT)
                .on(PROJECT.ID.eq(LANE.PROJECT_ID))
                .join(USER)
                .on(USER.ID.eq(PROJECT.OWNER_ID))
                .leftJoin(BINDING)
                .on(BINDING.PROJECT_ID.eq(LANE.PROJECT_ID).and(BINDING.ORG_ID.eq(LANE.ORG_ID)))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.LANE_ID.eq(LANE.ID))
                .where(LANE.ID.in(lanes))
                .and(exists(selectOne()
                        .from(TASK_RUN)
                        .where(TASK_RUN.LANE_ID.eq(LANE.ID))
                        .and(TASK_RUN.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.ID))
                        .and(TASK_RUN.STATE.eq(inline(TaskState.WAITING.name())))
                        .and(TASK_RUN.DUE_AT.le(now))))
                .fetch(mapping(DueStep::new));
    }
}
