package io.surveylink.common;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look a second per node while anybody watches, however many they are, on a thread that ends with the last of them.
 *
 * @param <W> who watches; told apart by identity where two windows of one person are two watchers
 */
public final class WatchPoller<W> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchPoller.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Look<W>> looks;
    private final Set<W> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    /**
     * Begins nothing yet.
     *
     * @param looks one for each time that watching begins after nobody did; it may remember what it saw
     */
    public WatchPoller(String name, Supplier<Look<W>> looks) {
        this.name = name;
        this.looks = looks;
    }

    /** Reads what there is to see, and tells those whom it concerns. */
    public interface Look<W> {

        void at(Set<W> watchers);
    }

    public Watch watch(W watcher) {
        watchers.add(watcher);
        startPolling();
        return () -> watchers.remove(watcher);
    }

    public synchronized void stop() {
        watchers.clear();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void startPolling() {
        if (thread == null) {
            var look = looks.get();
            thread = Thread.ofVirtual().name(name).start(() -> poll(look));
        }
    }

    private synchronized boolean stopsPolling() {
        if (watchers.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }

    private void poll(Look<W> look) {
        while (!stopsPolling()) {
            try {
                look.at(Collections.unmodifiableSet(watchers));
            } catch (RuntimeException e) {
                LOG.warn("{} could not read changes, trying again in {}: {}", name, EVERY, e.toString());
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A view that cannot be told must not keep the others from it. */
    public static void tell(Runnable changed) {
        try {
            changed.run();
        } catch (RuntimeException e) {
            LOG.warn("a view could not be told of a change", e);
        }
    }
}
