package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;

/** What a transfer of ownership changes in a project. Rights and audit are the caller's, and so is the transaction. */
public interface ProjectOwners {

    /**
     * Lets somebody see the project, to get ready for owning it.
     *
     * @return false for a member, who sees it already
     */
    boolean admit(ProjectId project, UserId user);

    /** Ends what {@link #admit} began. */
    void dismiss(ProjectId project, UserId user);

    /**
     * Gives the project to another owner, who needs no membership any more.
     *
     * @param formerStays the former owner is a member with EDIT from then on
     * @throws io.surveylink.common.DomainException STALE if the former owner is not the owner
     */
    void change(ProjectId project, UserId former, UserId next, boolean formerStays);
}
