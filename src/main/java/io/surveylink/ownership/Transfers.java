package io.surveylink.ownership;

import io.surveylink.common.ProjectId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Transfer.Person;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Moves projects to another owner, in two phases: people agree, then the new owner gets ready and switches everything at
 * once. Until the switch all runs as the former owner; {@link TransferReadiness} tells what would run after it.
 *
 * <p>All that changes something throws {@link io.surveylink.common.DomainException}: NOT_FOUND, FORBIDDEN, and
 * TRANSFER_OVER if the transfer is not where the move begins (any more).
 */
public interface Transfers {

    /** How long people have to decide, all together. */
    Duration OPEN_FOR = Duration.ofDays(14);

    /** How long a switch can be taken back. */
    Duration UNDO_FOR = Duration.ofDays(7);

    int MAX_REASON = 500;

    /**
     * A collaborator asks to become the owner. Needs EDIT.
     *
     * @throws io.surveylink.common.DomainException TRANSFER_OPEN if the project is on its way already; INVALID_INPUT
     *     without a reason
     */
    TransferId ask(Actor actor, ProjectId project, String reason);

    /** The owner's yes to who asked, or an admin's where the owner is inactive: a request from then on. */
    void endorse(Actor actor, TransferId transfer);

    /**
     * Requests that the project gets another owner; the owner's right and an admin's.
     *
     * @throws io.surveylink.common.DomainException TRANSFER_OPEN, INVALID_INPUT for a new owner who is inactive or the
     *     owner already, and without a reason
     */
    TransferId request(Actor actor, ProjectId project, UserId newOwner, String reason);

    /**
     * As {@link #request}, for projects of one owner; an admin's right. Those that are on their way already are left out.
     */
    List<TransferId> requestAll(Actor actor, Collection<ProjectId> projects, UserId newOwner, String reason);

    /**
     * Switches the projects of somebody who has left without waiting for the new owner; an admin's right, and not for
     * oneself unless no other admin is active. What is not ready holds.
     *
     * @throws io.surveylink.common.DomainException TRANSFER_OWNER_ACTIVE
     */
    List<TransferId> force(Actor actor, Collection<ProjectId> projects, UserId newOwner, String reason);

    /** An admin's yes: never the new owner's, the requester's only where no other admin is active. */
    void approve(Actor actor, TransferId transfer);

    /** Whose turn it is says no. */
    void decline(Actor actor, TransferId transfer, String reason);

    /** Who requested it, the owner or an admin takes it back before it is switched. */
    void cancel(Actor actor, TransferId transfer);

    /**
     * The new owner takes over: owner, bindings, consents and the former owner's creatorships, in one transaction. Steps
     * that are not ready hold. Asks Salesforce again where readiness is stale.
     *
     * @param readySeen how many steps were ready when the person decided
     * @throws io.surveylink.common.DomainException TRANSFER_LESS_READY if fewer are by now: look again
     */
    void accept(Actor actor, TransferId transfer, int readySeen);

    /**
     * Takes a switch back within {@link #UNDO_FOR}; the new owner's right and an admin's. Owner, bindings and
     * creatorships are as before; revisions published since stay.
     *
     * @throws io.surveylink.common.DomainException TRANSFER_UNDO_OVER after that time or a later transfer, or if the
     *     former owner is inactive
     */
    void undo(Actor actor, TransferId transfer);

    /** By public id; those concerned, members who see the project, and admins. */
    Transfer get(Actor actor, String publicId);

    /** The latest of a project, open or not; for whoever sees the project. */
    Optional<Transfer> latest(Actor actor, ProjectId project);

    /** Those that concern the actor, for admins all that are open too; what waits for the actor first; at most 100. */
    List<Transfer> concerning(Actor actor);

    /** What waits for the actor's word, for places that show it on every page; one statement. */
    List<Waiting> waiting(Actor actor);

    /** @param move ENDORSE, APPROVE or ACCEPT */
    record Waiting(
            String publicId, String projectName, Person from, Person to, Instant expiresAt, Transfer.Move move) {}
}
