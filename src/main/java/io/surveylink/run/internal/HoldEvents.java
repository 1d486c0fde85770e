package io.surveylink.run.internal;

import io.surveylink.account.AccountListener;
import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.BindingListener;
import io.surveylink.ownership.ConsentListener;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.run.HoldCause;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.WorkflowListener;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What other features do that begins or ends a hold, in their transactions. */
@Component
class HoldEvents implements AccountListener, BindingListener, ConsentListener, WorkflowListener {

    private final Holds holds;
    private final HoldRepository repository;
    private final ChangedOrgs changedOrgs;
    private final LaneStarter lanes;
    private final Clock clock;

    HoldEvents(Holds holds, HoldRepository repository, ChangedOrgs changedOrgs, LaneStarter lanes, Clock clock) {
        this.holds = holds;
        this.repository = repository;
        this.changedOrgs = changedOrgs;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public void stateChanged(AccountId account, AccountState before, AccountState after, String code) {
        var target = new HoldTarget.OfAccount(account);
        switch (after) {
            case NEEDS_REAUTHENTICATION -> holds.begin(target, HoldCause.TOKEN_DEAD, code, null);
            case BLOCKED_BY_ORG -> holds.begin(target, HoldCause.BLOCKED_BY_ORG, code, null);
            case CONNECTED -> mended(account);
            case AWAITING_CONFIRMATION, UNREACHABLE -> {}
        }
    }

    /** One row goes first where something waits; where nothing waits there is nothing to find out. */
    private void mended(AccountId account) {
        if (repository.somethingWaitsFor(account)) {
            repository.probeFrom(account, clock.instant());
        } else {
            endBoth(account);
        }
        lanes.sweepAfterCommit();
    }

    @Override
    public void deleted(AccountId account) {
        endBoth(account);
    }

    private void endBoth(AccountId account) {
        holds.end(new HoldTarget.OfAccount(account), HoldCause.TOKEN_DEAD);
        holds.end(new HoldTarget.OfAccount(account), HoldCause.BLOCKED_BY_ORG);
    }

    @Override
    public void bindingChanged(ProjectId project, OrgId org, boolean bound) {
        var target = new HoldTarget.OfBinding(project, org);
        if (bound) {
            holds.end(target, HoldCause.NO_BINDING);
            lanes.sweepAfterCommit();
        } else {
            holds.begin(target, HoldCause.NO_BINDING);
        }
    }

    @Override
    public void consentDecided(ProjectId project, UserId publisher, ConsentKey key, boolean given) {
        for (var step : repository.stepsNeeding(project, publisher, key)) {
            var target = new HoldTarget.OfStep(project, step);
            if (given) {
                holds.end(target, HoldCause.NO_CONSENT);
            } else {
                holds.begin(target, HoldCause.NO_CONSENT);
            }
        }
        lanes.sweepAfterCommit();
    }

    @Override
    public void published(
            WorkflowId workflow, RevisionId revision, List<PublishedStep> steps, List<ConsentKey> missing) {
        for (var step : steps) {
            boolean held = missing.stream()
                    .anyMatch(key -> key.org().equals(step.org())
                            && key.object().equalsIgnoreCase(step.task().object())
                            && key.operation().equals(step.task().operation().name()));
            if (held) {
                holds.begin(new HoldTarget.OfStep(step.project(), step.id()), HoldCause.NO_CONSENT);
            }
        }
        steps.stream().findFirst().ifPresent(step -> orgsChanged(step.project(), workflow, revision));
    }

    /** What is on its way to an org that the workflow has left is for a person to decide; what came back goes on. */
    private void orgsChanged(ProjectId project, WorkflowId workflow, RevisionId published) {
        for (var step : changedOrgs.left(project, workflow, published)) {
            holds.begin(new HoldTarget.OfStep(project, step), HoldCause.ORG_CHANGED);
        }
        for (var step : changedOrgs.comeBackTo(project, workflow, published)) {
            holds.end(new HoldTarget.OfStep(project, step), HoldCause.ORG_CHANGED);
            lanes.sweepAfterCommit();
        }
    }

    @Override
    public void paused(WorkflowId workflow, boolean byAdmin) {
        repository
                .projectOf(workflow)
                .ifPresent(project -> holds.begin(new HoldTarget.OfWorkflow(project, workflow), HoldCause.PAUSED));
    }

    @Override
    public void resumed(WorkflowId workflow) {
        repository
                .projectOf(workflow)
                .ifPresent(project -> holds.end(new HoldTarget.OfWorkflow(project, workflow), HoldCause.PAUSED));
        lanes.sweepAfterCommit();
    }
}
