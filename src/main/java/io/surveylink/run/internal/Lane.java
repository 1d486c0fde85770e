package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;

/** A lane in the hands of one execution: what it writes counts only under its epoch. */
record Lane(LaneId id, ProjectId project, OrgId org, String object, long epoch) {}
