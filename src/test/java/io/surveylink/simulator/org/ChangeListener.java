package io.surveylink.simulator.org;

import java.util.List;

/** Hears of what was committed, on the thread that did it. */
@FunctionalInterface
public interface ChangeListener {

    void committed(Org org, List<RecordChange> changes);
}
