package io.surveylink.project;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one actor stands to one project at this moment; read in the transaction that acts on it.
 *
 * @param ownerId the project's owner
 * @param ownerActive false while the owner is deactivated
 */
public record ProjectAccess(
        ProjectId projectId, UserId actorId, UserId ownerId, boolean ownerActive, Set<Standing> standings) {

    public ProjectAccess {
        standings = Set.copyOf(standings);
    }

    public boolean allows(Operation operation) {
        return operation.isAllowedTo(standings);
    }

    /** @throws DomainException FORBIDDEN, or NOT_FOUND for somebody who may not even see the project's name */
    public void require(Operation operation) {
        if (!allows(operation)) {
            throw new DomainException(allows(Operation.SEE_NAMES) ? ErrorCode.FORBIDDEN : ErrorCode.NOT_FOUND);
        }
    }

    /**
     * The standing to one workflow of the project. A creator counts only while having EDIT or owning the project;
     * without a creator the owner has the creator's column.
     */
    public ProjectAccess toWorkflowOf(@Nullable UserId creatorId) {
        boolean canEdit = standings.contains(Standing.EDIT) || standings.contains(Standing.OWNER);
        boolean isCreator =
                creatorId == null ? standings.contains(Standing.OWNER) : canEdit && creatorId.equals(actorId);
        if (!isCreator) {
            return this;
        }
        var more = EnumSet.of(Standing.CREATOR);
        more.addAll(standings);
        return new ProjectAccess(projectId, actorId, ownerId, ownerActive, more);
    }
}
