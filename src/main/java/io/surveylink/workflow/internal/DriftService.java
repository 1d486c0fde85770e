package io.surveylink.workflow.internal;

import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementListener;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Touched;
import io.surveylink.common.AccountId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.workflow.internal.DriftRepository.Concerned;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Turns what a check of an account found into flags at the workflows that it serves, and tells it once. */
@Service
class DriftService implements RequirementListener {

    private final DriftRepository drifts;
    private final Notifications notifications;

    DriftService(DriftRepository drifts, Notifications notifications) {
        this.drifts = drifts;
        this.notifications = notifications;
    }

    @Override
    public void checked(AccountId account, List<Touched> touched, RequirementReport report) {
        if (report.in(RequirementState.UNKNOWN).stream()
                .anyMatch(finding -> finding.requirement().stopsStep())) {
            // The org turned the account away: what was known of the steps stays.
            return;
        }
        var before = drifts.shownBy(account);
        // The revisions that were looked at: what was published meanwhile is a matter of the next check.
        var revisions = new HashMap<WorkflowId, RevisionId>();
        for (Touched step : touched) {
            if (step.revision() != null) {
                revisions.put(step.by().workflow(), step.revision());
            }
        }
        var all = new HashSet<>(before.keySet());
        all.addAll(revisions.keySet());
        for (Concerned workflow : drifts.concerned(all).values()) {
            var found = report.in(RequirementState.MISSING).stream()
                    .filter(finding -> finding.requirement().stopsStep())
                    .filter(finding -> finding.isNeededBy(workflow.workflow()))
                    .toList();
            keep(
                    new Drift(account, workflow, revisions.get(workflow.workflow()), found),
                    before.getOrDefault(workflow.workflow(), List.of()),
                    report.checkedAt());
        }
    }

    /** @param revision null if the account serves nothing of the workflow any more */
    private record Drift(
            AccountId account, Concerned workflow, @Nullable RevisionId revision, List<RequirementFinding> found) {

        String noticeKey() {
            return "drift-" + workflow.workflow().value() + "-" + account.value();
        }
    }

    private void keep(Drift drift, List<RequirementFinding> before, Instant at) {
        var workflow = drift.workflow();
        if (drift.found().isEmpty() || drift.revision() == null) {
            if (!before.isEmpty()) {
                drifts.remove(workflow.workflow(), drift.account());
                workflow.people().forEach(person -> notifications.settle(person, drift.noticeKey()));
            }
            return;
        }
        drifts.save(workflow.workflow(), drift.account(), drift.revision(), drift.found(), at);
        // The same trouble is told once, however often it is found; another one beside it is news.
        if (!subjects(before).containsAll(subjects(drift.found()))) {
            workflow.people().forEach(person -> tell(person, drift));
        }
    }

    private void tell(UserId person, Drift drift) {
        notifications.settle(person, drift.noticeKey());
        notifications.send(new Notice(
                person,
                NoticeKind.WORKFLOW_DRIFTED,
                Map.of("workflow", drift.workflow().name(), "what", String.join(", ", subjects(drift.found()))),
                "workflows/" + drift.workflow().publicId(),
                drift.noticeKey(),
                true));
    }

    private static List<String> subjects(List<RequirementFinding> findings) {
        return findings.stream().map(RequirementFinding::subject).distinct().toList();
    }
}
