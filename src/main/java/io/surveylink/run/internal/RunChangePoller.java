package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.RUN_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.run.LiveRuns;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One look a second per node while somebody watches, however many they are: two small statements. */
@Component
class RunChangePoller implements LiveRuns, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunChangePoller.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DSLContext database;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

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
        var watcher = new Watcher(project, changed);
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
            thread = Thread.ofVirtual().name("run-change-poller").start(this::poll);
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
        @Nullable Map<ProjectId, Long> numbers = null;
        var newest = new RunId(0);
        while (!stopsPolling()) {
            try {
                if (numbers == null) {
                    newest = newestRun();
                    numbers = numbers();
                } else {
                    var changed = new HashSet<ProjectId>();
                    var now = numbers();
                    for (var entry : now.entrySet()) {
                        if (!entry.getValue().equals(numbers.get(entry.getKey()))) {
                            changed.add(entry.getKey());
                        }
                    }
                    numbers = now;
                    for (var entry : newestSince(newest).entrySet()) {
                        changed.add(entry.getKey());
                        newest = entry.getValue().value() > newest.value() ? entry.getValue() : newest;
                    }
                    tell(changed);
                }
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("changes of runs could not be read, trying again in {}: {}", EVERY, e.toString());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(EVERY);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void tell(Set<ProjectId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        for (var watcher : watchers) {
            if (watcher.project == null || changed.contains(watcher.project)) {
                try {
                    watcher.changed.run();
                } catch (RuntimeException e) {
                    LOG.warn("a view could not be told of changed runs", e);
                }
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
