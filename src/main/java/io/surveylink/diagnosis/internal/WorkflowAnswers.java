package io.surveylink.diagnosis.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.RequirementFinding;
import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.diagnosis.Remedy.OpenEditor;
import io.surveylink.diagnosis.Remedy.OpenWorkflows;
import io.surveylink.diagnosis.Remedy.Resume;
import io.surveylink.diagnosis.Remedy.SwitchOn;
import io.surveylink.project.Operation;
import io.surveylink.run.HeldCause;
import io.surveylink.run.HoldCause;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a workflow still fits its org, and whether it is on. */
final class WorkflowAnswers {

    private WorkflowAnswers() {}

    /** A hold is what a run met, a drift what the daily check found before one did. */
    static Found permissions(Circumstances now) {
        var hold = now.held(HoldCause.PERMISSION_MISSING, HoldCause.SCHEMA_CHANGED);
        if (hold.isPresent()) {
            return held(now, hold.get());
        }
        for (var item : now.workflows()) {
            if (!item.head().drift().isEmpty()) {
                return drifted(now, item.head(), item.head().drift().getFirst());
            }
        }
        return now.serving().stream().anyMatch(account -> account.state() == AccountState.CONNECTED)
                ? Found.that(Fact.NOTHING_MISSING)
                : Found.that(Fact.PERMISSIONS_NOT_ASKED);
    }

    private static Found held(Circumstances now, HeldCause hold) {
        boolean schema = hold.cause() == HoldCause.SCHEMA_CHANGED;
        String what = Objects.requireNonNullElse(hold.message(), "");
        return Found.that(
                        schema ? Fact.SCHEMA_CHANGED : Fact.PERMISSION_LOST,
                        Evidence.code(hold.code(), hold.since()),
                        hold.subject(),
                        what)
                .so(mend(now, now.workflowOf(hold), hold.stepKey(), schema));
    }

    private static Found drifted(Circumstances now, WorkflowHead head, RequirementFinding finding) {
        boolean schema = switch (finding.evidence().helper()) {
            case CREATOR -> true;
            case NOBODY, SALESFORCE_ADMIN, CONSOLE_ADMIN -> false;
        };
        var step = finding.neededBy().stream()
                .filter(by -> by.workflow().equals(head.id()))
                .map(by -> by.stepKey())
                .findFirst()
                .orElse(null);
        return Found.that(schema ? Fact.SCHEMA_CHANGED : Fact.PERMISSION_LOST, head.name(), finding.subject())
                .so(mend(now, Optional.of(head), step, schema));
    }

    /** What is gone is the mapping's affair, so its creator's; what is not permitted is asked of Salesforce's admin. */
    private static Remedy mend(
            Circumstances now, Optional<WorkflowHead> workflow, @Nullable String stepKey, boolean schema) {
        var creator = workflow.filter(head -> now.allows(Operation.PUBLISH, head));
        if (schema && creator.isPresent()) {
            return new OpenEditor(creator.get().publicId(), stepKey);
        }
        Optional<Account> account = now.serving().stream()
                .filter(serving -> serving.userId().equals(now.actor().id()))
                .findFirst();
        return account.map(own -> AccountAnswers.requirements(now, own))
                .or(() -> workflow.filter(head -> schema).map(head -> Helpers.creator(now, head)))
                .orElseGet(() -> Helpers.owner(now));
    }

    static Found onOff(Circumstances now) {
        if (now.workflows().isEmpty()) {
            return Found.that(Fact.NO_WORKFLOW)
                    .so(now.allows(Operation.DRAFT_WORKFLOW) ? new OpenWorkflows() : Helpers.owner(now));
        }
        return first(now, head -> head.state() == WorkflowState.PAUSED)
                .or(() -> nothingOn(now) ? first(now, head -> true) : Optional.empty())
                .map(head -> off(now, head))
                .orElseGet(() -> Found.that(Fact.ON));
    }

    private static boolean nothingOn(Circumstances now) {
        return heads(now).noneMatch(head -> head.publishedNumber() != null && head.state() == WorkflowState.ACTIVE);
    }

    private static Found off(Circumstances now, WorkflowHead head) {
        if (head.publishedNumber() == null) {
            return Found.that(Fact.NOT_PUBLISHED, head.name())
                    .so(
                            now.allows(Operation.PUBLISH, head)
                                    ? new OpenEditor(head.publicId(), null)
                                    : Helpers.creator(now, head));
        }
        return switch (head.state()) {
            case OFF ->
                Found.that(Fact.SWITCHED_OFF, head.name())
                        .so(
                                now.allows(Operation.SWITCH_OFF, head)
                                        ? new SwitchOn(head.id())
                                        : Helpers.creator(now, head));
            case PAUSED, ACTIVE -> paused(now, head);
        };
    }

    private static Found paused(Circumstances now, WorkflowHead head) {
        var since = now.held(HoldCause.PAUSED)
                .map(hold -> Evidence.at(hold.since()))
                .orElse(Evidence.NONE);
        if (head.pausedByAdmin()) {
            return Found.that(Fact.PAUSED_BY_ADMIN, since, head.name())
                    .so(now.allows(Operation.RESUME_ADMIN_PAUSE) ? new Resume(head.id()) : Helpers.admin(now));
        }
        return Found.that(Fact.PAUSED, since, head.name())
                .so(now.allows(Operation.RESUME, head) ? new Resume(head.id()) : Helpers.creator(now, head));
    }

    private static Optional<WorkflowHead> first(Circumstances now, Predicate<WorkflowHead> is) {
        return heads(now).filter(is).findFirst();
    }

    private static Stream<WorkflowHead> heads(Circumstances now) {
        return List.copyOf(now.workflows()).stream().map(WorkflowListItem::head);
    }
}
