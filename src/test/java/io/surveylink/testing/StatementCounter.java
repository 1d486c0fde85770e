package io.surveylink.testing;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Counts the statements of one thread, so that a screen's number of them can be a fact and not a hope. */
public final class StatementCounter implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);

    @Override
    public void executeStart(ExecuteContext context) {
        count.set(count.get() + 1);
    }

    /** How many statements the work runs on this thread. */
    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }
}
