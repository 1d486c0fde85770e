package io.surveylink.account;

import io.surveylink.common.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SPI of account, implemented by run: where accounts are used and what waits for them. One query for all. */
public interface AccountUsage {

    Map<AccountId, Usage> of(Collection<AccountId> accounts);

    /** What an account's bindings serve: published workflows, by project and name. */
    record Usage(List<BoundWorkflow> bound) {

        public static final Usage NONE = new Usage(List.of());

        public Usage {
            bound = List.copyOf(bound);
        }

        /** Names of the workflows. */
        public List<String> workflows() {
            return bound.stream().map(BoundWorkflow::name).toList();
        }

        /** Names of their projects. */
        public List<String> projects() {
            return bound.stream().map(BoundWorkflow::project).distinct().toList();
        }

        /** Of the last 7 days. */
        public long runsLastWeek() {
            return bound.stream().mapToLong(BoundWorkflow::runsLastWeek).sum();
        }

        public long waitingRuns() {
            return bound.stream().mapToLong(BoundWorkflow::waitingRuns).sum();
        }
    }

    /**
     * A published workflow.
     *
     * @param runsLastWeek of the last 7 days
     */
    record BoundWorkflow(
            String name, String publicId, String project, String projectSlug, long runsLastWeek, long waitingRuns) {}
}
