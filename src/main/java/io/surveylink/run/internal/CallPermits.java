package io.surveylink.run.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * At most four calls in flight per org and node: Salesforce counts what is long and concurrent. Projects of one org
 * take turns, however many lanes each has; lanes of one project go first come, first served.
 */
@Component
class CallPermits {

    private static final int PER_ORG = 4;

    private final Map<OrgId, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /** Gives the permit back when closed. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    Permit acquire(OrgId org, ProjectId project) throws InterruptedException {
        var turnstile = turnstiles.computeIfAbsent(org, id -> new Turnstile());
        turnstile.enter(project);
        return turnstile::leave;
    }

    /** Of one org. */
    private static final class Turnstile {

        private int free = PER_ORG;
        /** The project whose turn it is comes first; one that was served goes to the end. */
        private final LinkedHashMap<ProjectId, Queue<Semaphore>> waiting = new LinkedHashMap<>();

        void enter(ProjectId project) throws InterruptedException {
            var mine = new Semaphore(0);
            synchronized (this) {
                if (free > 0) {
                    free--;
                    return;
                }
                waiting.computeIfAbsent(project, id -> new ArrayDeque<>()).add(mine);
            }
            try {
                mine.acquire();
            } catch (InterruptedException e) {
                giveUp(project, mine);
                throw e;
            }
        }

        private synchronized void giveUp(ProjectId project, Semaphore mine) {
            var queue = waiting.get(project);
            if (queue != null && queue.remove(mine)) {
                if (queue.isEmpty()) {
                    waiting.remove(project);
                }
            } else {
                // It was given the permit while it gave up.
                leave();
            }
        }

        synchronized void leave() {
            var first = waiting.pollFirstEntry();
            if (first == null) {
                free++;
                return;
            }
            var queue = first.getValue();
            var next = queue.remove();
            if (!queue.isEmpty()) {
                waiting.putLast(first.getKey(), queue);
            }
            next.release();
        }
    }
}
