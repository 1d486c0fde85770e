package io.surveylink.ownership;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would run after a switch, and what is missing: step by step, for the new owner to prepare. */
public interface TransferReadiness {

    /** What Salesforce said counts no longer than this. */
    Duration FRESH = Duration.ofMinutes(10);

    /**
     * How every step stands now. Salesforce is not asked: what it said last counts, see {@link Report#stale}. A fixed
     * number of statements.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless the actor is the new owner, the owner or an admin
     */
    Report read(Actor actor, TransferId transfer);

    /**
     * As {@link #read}, after asking Salesforce what the new owner's accounts may do there; the new owner's alone. Must
     * not be called in a transaction.
     */
    Report check(Actor actor, TransferId transfer);

    /**
     * The new owner chooses which account will serve an org.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, TRANSFER_OVER; BINDING_ACCOUNT_UNSUITABLE if it is not the
     *     actor's own, not confirmed, or in another org
     */
    void choose(Actor actor, TransferId transfer, OrgId org, AccountId account);

    /** The new owner agrees beforehand to what somebody publishes, or takes that back. */
    void consent(Actor actor, TransferId transfer, UserId publisher, ConsentKey key, boolean yes);

    /**
     * What would be ready if another person owned the projects now, before anything is requested; an admin's right. A
     * fixed number of statements; what Salesforce permits is not asked.
     */
    List<Preview> preview(Actor actor, Collection<ProjectId> projects, UserId newOwner);

    /** What would become of one project. */
    record Preview(ProjectId project, String projectName, int steps, int ready) {}

    /**
     * All published steps.
     *
     * @param slotsUsed of the new owner's five
     * @param slotsNeeded how many more accounts the orgs of the steps need
     * @param stale Salesforce should be asked again: {@link TransferReadiness#check}
     */
    record Report(
            List<WorkflowReadiness> workflows,
            int slotsUsed,
            int slotsNeeded,
            @Nullable Instant checkedAt,
            boolean stale) {

        public Report {
            workflows = List.copyOf(workflows);
        }

        public int steps() {
            return workflows.stream()
                    .mapToInt(workflow -> workflow.steps().size())
                    .sum();
        }

        public int ready() {
            return workflows.stream().mapToInt(WorkflowReadiness::ready).sum();
        }
    }

    /** The published steps of one workflow, in their order. */
    record WorkflowReadiness(
            WorkflowId id, String publicId, String name, boolean pausedByAdmin, List<StepReadiness> steps) {

        public WorkflowReadiness {
            steps = List.copyOf(steps);
        }

        public int ready() {
            return (int)
                    steps.stream().filter(step -> step.answer() == Answer.READY).count();
        }
    }

    /**
     * How one step stands.
     *
     * @param number as the editor numbers it
     * @param title what it writes, as it was chosen
     * @param account that would run it; null where none is chosen or there is none
     * @param choices the new owner's accounts in the org
     * @param slot that a link would take, for NEEDS_LINK
     * @param lacks what Salesforce does not permit, for LACKS_PERMISSION
     * @param consent what is to be agreed to, where the publisher is not the new owner; null otherwise
     * @param agreed the new owner has agreed
     */
    record StepReadiness(
            StepId id,
            int number,
            String title,
            String operation,
            StepOrg org,
            @Nullable StepAccount account,
            List<StepAccount> choices,
            Answer answer,
            int slot,
            List<Lack> lacks,
            @Nullable StepConsent consent,
            boolean agreed) {

        public StepReadiness {
            choices = List.copyOf(choices);
            lacks = List.copyOf(lacks);
        }
    }

    record StepOrg(OrgId id, String name, Environment environment) {}

    record StepAccount(AccountId id, String name, String username) {}

    record StepConsent(UserId publisher, String publisherName, ConsentKey key) {}

    /**
     * Something that Salesforce does not permit.
     *
     * @param requirement its code, as the requirement check names it
     * @param subject the object or field by API name; empty for the account as a whole
     */
    record Lack(String requirement, String subject) {}

    /** The seven answers. */
    enum Answer {
        READY,
        /** Several accounts of the new owner would do. */
        CHOOSE_ACCOUNT,
        NEEDS_LINK,
        NEEDS_REAUTHENTICATION,
        LACKS_PERMISSION,
        NEEDS_CONSENT,
        /** A link is needed, and the five are taken. */
        NO_FREE_SLOT
    }
}
