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

import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.LiveWorkflows;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One look a second per node while somebody has a workflow open, however many they are: one small statement. */
@Component
class WorkflowChangePoller implements LiveWorkflows, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowChangePoller.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DSLContext database;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

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
                changed.run();
            }
        }
    }

    @Override
    public Watch watch(WorkflowId workflow, Runnable changed) {
        var watcher = new Watcher(workflow, changed, stamps(Set.of(workflow)).get(workflow));
        watchers.add(watcher);
        startPolling();
        return () -> watchers.remove(watcher);
    }

    @Override
    public synchronized void destroy() {
        watchers.clear();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void startPolling() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("workflow-change-poller").start(this::poll);
        }
    }

    private synchronized boolean stopsPolling() {
        if (watchers.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }

    private void poll() {
        while (!stopsPolling()) {
            try {
                Thread.sleep(EVERY);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("changes of workflows could not be read, trying again in {}: {}", EVERY, e.toString());
            }
        }
    }

    private void look() {
        var now = stamps(watchers.stream().map(watcher -> watcher.workflow).collect(Collectors.toSet()));
        for (var watcher : watchers) {
            try {
                watcher.look(now.get(watcher.workflow));
            } catch (RuntimeException e) {
                LOG.warn("a view could not be told of a changed workflow", e);
            }
        }
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
