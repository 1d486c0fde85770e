package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.RUN_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.Watch;
import io.surveylink.common.WatchPoller;
import io.surveylink.run.LiveRuns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks at what has happened to runs since the last look, by two small statements. */
@Component
class RunChangePoller implements LiveRuns, DisposableBean {

    private final DSLContext database;
    private final WatchPoller<Watcher> poller = new WatchPoller<>("run-change-poller", SinceLastLook::new);

    RunChangePoller(DSLContext database) {
        this.database = database;
    }

    /** Its identity is what counts: two windows of one person are two watchers. */
    private static final class Watcher {
        private final @Nullable ProjectId project;
        private final Runnable changed;

        Watcher(@Nullable ProjectId project, Runnable changed) {
            this.project = project;
            this.changed = changed;
        }
    }

    @Override
    public Watch watch(@Nullable ProjectId project, Runnable changed) {
        return poller.watch(new Watcher(project, changed));
    }

    @Override
    public void destroy() {
        poller.stop();
    }

    private final class SinceLastLook implements WatchPoller.Look<Watcher> {

        private @Nullable Map<ProjectId, Long> numbers;
        private RunId newest = new RunId(0);

        @Override
        public void at(Set<Watcher> watchers) {
            var before = numbers;
            if (before == null) {
                newest = newestRun();
                numbers = numbers();
                return;
            }
            var changed = new HashSet<ProjectId>();
            var now = numbers();
            for (var entry : now.entrySet()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    changed.add(entry.getKey());
                }
            }
            numbers = now;
            for (var entry : newestSince(newest).entrySet()) {
                changed.add(entry.getKey());
                newest = entry.getValue().value() > newest.value() ? entry.getValue() : newest;
            }
            tell(watchers, changed);
        }
    }

    private static void tell(Set<Watcher> watchers, Set<ProjectId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        for (var watcher : watchers) {
            if (watcher.project == null || changed.contains(watcher.project)) {
                WatchPoller.tell(watcher.changed);
            }
        }
    }

    private Map<ProjectId, Long> numbers() {
        return new HashMap<>(database.select(RUN_CHANGE.PROJECT_ID, RUN_CHANGE.NUMBER)
                .from(RUN_CHANGE)
                .fetchMap(RUN_CHANGE.PROJECT_ID, RUN_CHANGE.NUMBER));
    }

    private RunId newestRun() {
        return database.select(coalesce(max(RUN.ID), new RunId(0)))
                .from(RUN)
                .fetchSingle()
                .value1();
    }

    private Map<ProjectId, RunId> newestSince(RunId newest) {
        return database.select(RUN.PROJECT_ID, max(RUN.ID))
                .from(RUN)
                .where(RUN.ID.gt(newest))
                .groupBy(RUN.PROJECT_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }
}
