package io.surveylink.run.internal;

import io.surveylink.account.AccountUsage;
import io.surveylink.common.AccountId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.internal.ActivityRepository.Served;
import io.surveylink.workflow.WorkflowActivity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Answers what the lists of accounts and workflows ask of runs. */
@Service
class ActivityService implements AccountUsage, WorkflowActivity {

    private static final Duration WEEK = Duration.ofDays(7);

    private final ActivityRepository activity;
    private final Clock clock;

    ActivityService(ActivityRepository activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public Map<WorkflowId, Activity> of(ProjectId project) {
        return activity.of(project, weekAgo());
    }

    @Override
    public Load load(WorkflowId workflow, Instant since) {
        return activity.load(workflow, since);
    }

    @Override
    public Map<AccountId, Usage> of(Collection<AccountId> accounts) {
        return activity.servedBy(accounts, weekAgo()).stream()
                .collect(Collectors.groupingBy(
                        Served::account,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Served::workflow, Collectors.toList()), Usage::new)));
    }

    private Instant weekAgo() {
        return clock.instant().minus(WEEK);
    }
}
