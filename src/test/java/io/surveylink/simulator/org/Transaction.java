package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.SObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call has changed so far. */
final class Transaction {

    private final Org org;
    private final List<Step> steps = new ArrayList<>();

    private record Step(SObjectType type, RecordChange change) {}

    Transaction(Org org) {
        this.org = org;
    }

    void put(SObjectType type, @Nullable StoredRecord before, StoredRecord after) {
        org.table(type).put(after);
        steps.add(new Step(type, new RecordChange(before, after)));
    }

    void rollBack() {
        for (Step step : steps.reversed()) {
            org.table(step.type())
                    .restore(step.change().after().id(), step.change().before());
        }
        steps.clear();
    }

    /** Under the org's lock, so that two changes of a record reach the disk in their order. */
    void persist() {
        steps.forEach(step -> org.persist(step.change().after()));
    }

    void publish(ChangeListener listener) {
        if (!steps.isEmpty()) {
            listener.committed(org, steps.stream().map(Step::change).toList());
        }
    }
}
