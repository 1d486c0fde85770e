package io.surveylink.account;

import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.time.Duration;

/** Asks the owner of a project for an account in an org, where none of the owner's serves it yet. */
public interface LinkRequests {

    /** Between two requests of one person for one org in one project. */
    Duration PAUSE = Duration.ofDays(1);

    /**
     * Tells the owner by mail and in the console. The link there opens Add account filled in, or the step itself if the
     * owner has an account in the org and only has to choose it. The asker is told when an account serves the org.
     *
     * @param step path inside the console, without leading slash, where the owner goes on afterwards
     * @throws io.surveylink.common.DomainException NOT_FOUND, also for an org that neither the project's workflows name
     *     nor the actor has an account in; FORBIDDEN for the owner and without EDIT; LINK_ASKED_LATELY within
     *     {@link #PAUSE}; STALE if an account serves the org meanwhile
     */
    void ask(Actor actor, ProjectId project, OrgId org, String step);

    /** Add account filled in for an org: with the Salesforce app that others linked it with, where one is known. */
    AddAccountLink addAccount(OrgId org, Environment environment, String returnTo);
}
