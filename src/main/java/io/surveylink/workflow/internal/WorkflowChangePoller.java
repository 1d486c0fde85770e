package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_PROPOSAL;
import static io.surveylink.jooq.Tables.WORKFLOW_PROPOSAL_COMMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.surveylink.common.Watch;
import io.surveylink.common.WatchPoller;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.LiveWorkflows;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks at all workflows that somebody has open, by one small statement. */
@Component
class WorkflowChangePoller implements LiveWorkflows, DisposableBean {

    private final DSLContext database;
    private final WatchPoller<Watcher> poller = new WatchPoller<>("workflow-change-poller", () -> this::look);

    WorkflowChangePoller(DSLContext database) {
        this.database = database;
    }

    /** What changes whenever the workflow does. */
    private record Stamp(int version, int proposals, BigDecimal proposalVersions, int comments) {}

    /** Its identity is what counts: two windows of one person are two watchers. */
    private static final class Watcher {
        private final WorkflowId workflow;
        private final Runnable changed;
        private @Nullable Stamp seen;

        Watcher(WorkflowId workflow, Runnable changed, @Nullable Stamp seen) {
            this.workflow = workflow;
            this.changed = changed;
            this.seen = seen;
        }

        /** Only the poller's thread calls this. */
        void look(@Nullable Stamp now) {
            boolean different = now != null && seen != null && !now.equals(seen);
            seen = now;
            if (different) {
                WatchPoller.tell(changed);
            }
        }
    }

    @Override
    public Watch watch(WorkflowId workflow, Runnable changed) {
        return poller.watch(
                new Watcher(workflow, changed, stamps(Set.of(workflow)).get(workflow)));
    }

    @Override
    public void destroy() {
        poller.stop();
    }

    private void look(Set<Watcher> watchers) {
        var now = stamps(watchers.stream().map(watcher -> watcher.workflow).collect(Collectors.toSet()));
        watchers.forEach(watcher -> watcher.look(now.get(watcher.workflow)));
    }

    private Map<WorkflowId, Stamp> stamps(Set<WorkflowId> workflows) {
        var proposals = WORKFLOW_PROPOSAL.as("counted");
        return database.select(
                        WORKFLOW.ID,
                        WORKFLOW.VERSION,
                        countDistinct(WORKFLOW_PROPOSAL.ID),
                        coalesce(
                                field(select(sum(proposals.VERSION))
                                        .from(proposals)
                                        .where(proposals.WORKFLOW_ID.eq(WORKFLOW.ID))),
                                BigDecimal.ZERO),
                        count(WORKFLOW_PROPOSAL_COMMENT.ID))
                .from(WORKFLOW)
                .leftJoin(WORKFLOW_PROPOSAL)
                .on(WORKFLOW_PROPOSAL.WORKFLOW_ID.eq(WORKFLOW.ID))
                .leftJoin(WORKFLOW_PROPOSAL_COMMENT)
                .on(WORKFLOW_PROPOSAL_COMMENT.WORKFLOW_PROPOSAL_ID.eq(WORKFLOW_PROPOSAL.ID))
                .where(WORKFLOW.ID.in(workflows))
                .groupBy(WORKFLOW.ID, WORKFLOW.VERSION)
                .fetchMap(WORKFLOW.ID, row -> new Stamp(row.value2(), row.value3(), row.value4(), row.value5()));
    }
}
