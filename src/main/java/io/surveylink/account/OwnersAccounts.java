package io.surveylink.account;

import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.util.List;

/**
 * Where the owner of a project could let it run, for everybody who sees the project: counts, no names, because an account
 * that serves nothing there is nobody's business.
 */
public interface OwnersAccounts {

    /**
     * The orgs in which the owner has confirmed accounts, two statements.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    List<AccountsInOrg> of(Actor actor, ProjectId project);

    /** @param accounts how many; at least one */
    record AccountsInOrg(OrgId org, Environment environment, int accounts) {}
}
