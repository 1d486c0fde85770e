package io.surveylink.administration;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.run.HoldCause;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns what, and what stands because of it; an admin's right. One statement each. */
public interface OwnershipBoard {

    /**
     * Projects by owner, those first that need another owner, then those whose accounts are all dead.
     *
     * @param text part of the name of an owner or a project; empty for all
     * @throws io.surveylink.common.DomainException FORBIDDEN
     */
    List<OwnedProject> projects(Actor actor, String text, int offset, int limit);

    /** Published workflows that are held, or that nobody stands behind any more. */
    List<WorkflowAtRisk> atRisk(Actor actor, int limit);

    /**
     * @param runsUntil of a deactivated owner: until when the runs go on
     * @param workflows published and not switched off
     * @param accounts that are bound
     * @param deadAccounts of these, that Salesforce refuses
     */
    record OwnedProject(
            ProjectId id,
            String slug,
            String name,
            UserId ownerId,
            String ownerName,
            UserState ownerState,
            @Nullable Instant runsUntil,
            int members,
            int workflows,
            int accounts,
            int deadAccounts) {

        public boolean isOrphan() {
            return ownerState != UserState.ACTIVE;
        }

        /** Nothing can be written for it, whatever runs. */
        public boolean isWithoutLife() {
            return accounts > 0 && accounts == deadAccounts;
        }
    }

    /**
     * @param withoutCreator nobody but the owner may publish a change
     * @param publisherLeft who published what runs now may edit no more
     * @param causes of the holds that stop at least one of its steps
     */
    record WorkflowAtRisk(
            String publicId,
            String name,
            String project,
            String projectSlug,
            String owner,
            boolean withoutCreator,
            boolean publisherLeft,
            List<HoldCause> causes) {

        public WorkflowAtRisk {
            causes = List.copyOf(causes);
        }
    }
}
