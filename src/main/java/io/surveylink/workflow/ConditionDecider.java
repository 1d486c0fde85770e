package io.surveylink.workflow;

import io.surveylink.workflow.Conditions.Comparison;
import java.util.List;

/** Decides whether an event meets conditions. Pure: no database, no network. */
public interface ConditionDecider {

    /**
     * What keeps the conditions from being met: of all those that are false, of any every one.
     *
     * @return empty if they are met
     */
    List<Comparison> unmet(Conditions conditions, EventContent event);
}
