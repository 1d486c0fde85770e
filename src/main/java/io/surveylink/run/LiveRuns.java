package io.surveylink.run;

import io.surveylink.common.ProjectId;
import io.surveylink.common.Watch;
import org.jspecify.annotations.Nullable;

/** Tells who looks at runs that something has changed, at most once a second. */
public interface LiveRuns {

    /**
     * @param project null for all
     * @param changed called from a thread of its own; to be short
     */
    Watch watch(@Nullable ProjectId project, Runnable changed);
}
