package io.surveylink.ownership;

import io.surveylink.common.AccountId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.TransferReadiness.Lack;
import io.surveylink.ownership.TransferReadiness.StepOrg;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SPI of ownership, implemented by workflow: what runs with an owner's credentials, and changes hands with them. */
public interface OwnedResource {

    /** The published steps of the projects, by workflow name and position; a fixed number of statements. */
    List<OwnedStep> steps(Collection<ProjectId> projects);

    /** What revisions that are not published yet need, and earlier ones with runs that still wait, whoever was asked. */
    List<Awaited> awaiting(ProjectId project);

    /**
     * What Salesforce does not permit the account to do for each of the steps; asks Salesforce, no transaction is open.
     *
     * @return steps that lack nothing are left out
     * @throws io.surveylink.common.DomainException if Salesforce could not be asked
     */
    Map<StepId, List<Lack>> lacking(AccountId account, Collection<StepId> steps);

    /**
     * Makes one person the creator of what another one created in the project, and tells what that is. Joins the caller's
     * transaction.
     */
    List<WorkflowId> handOver(ProjectId project, UserId from, UserId to);

    /** The same for some workflows, where the one is still the creator. Joins the caller's transaction. */
    void giveBack(ProjectId project, Collection<WorkflowId> workflows, UserId from, UserId to);

    /** Consents that one person's revision needs. */
    record Awaited(UserId publisher, List<ConsentKey> consents) {}

    /**
     * A published step.
     *
     * @param number as the editor numbers it
     * @param publishedAt when its revision was
     */
    record OwnedStep(
            StepId id,
            ProjectId project,
            WorkflowId workflow,
            String workflowPublicId,
            String workflowName,
            boolean pausedByAdmin,
            int number,
            String title,
            StepOrg org,
            ConsentKey consent,
            UserId publisher,
            String publisherName,
            Instant publishedAt) {}
}
