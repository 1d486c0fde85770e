package io.surveylink.workflow.ui;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.OrgName;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which accounts stand behind a workflow's orgs: those that the person at the editor reads with, and those that run it. */
final class EditorAccounts {

    private final EditorServices services;
    private final ProjectId project;
    private final Map<OrgId, AccountId> chosen = new HashMap<>();

    EditorAccounts(EditorServices services, ProjectId project) {
        this.services = services;
        this.project = project;
    }

    /** One's own in the org: the one chosen here, else the one that the project is bound to, else one that works. */
    Optional<Account> own(OrgId org) {
        var mine = services.accounts().mineIn(actor(), org);
        var preferred = Optional.ofNullable(chosen.get(org))
                .or(() -> services.bindings().find(project, org));
        return mine.stream()
                .filter(account -> preferred.filter(account.id()::equals).isPresent())
                .findFirst()
                .or(() -> mine.stream()
                        .filter(account -> account.state() == AccountState.CONNECTED)
                        .findFirst())
                .or(() -> mine.stream().findFirst());
    }

    /** The account that the project's binding names, whoever looks. */
    Optional<Account> runningAs(OrgId org) {
        return Optional.ofNullable(runningAs(List.of(org)).get(org));
    }

    /** One statement for the bindings, one for the accounts. */
    Map<OrgId, Account> runningAs(Collection<OrgId> orgs) {
        var bound = services.bindings().findAll(project, orgs);
        var accounts = services.accounts().findAll(bound.values());
        var byOrg = new HashMap<OrgId, Account>();
        bound.forEach((org, id) -> Optional.ofNullable(accounts.get(id)).ifPresent(account -> byOrg.put(org, account)));
        return byOrg;
    }

    String orgName(OrgId org) {
        return Optional.ofNullable(services.workflows().orgs(List.of(org)).get(org))
                .map(OrgName::name)
                .orElse("");
    }

    /** The account of one's own that was linked since; one comes back from Salesforce with it. */
    Optional<Account> linkedSince(Instant left) {
        return services.accounts().mine(actor()).stream()
                .filter(account -> account.state() == AccountState.CONNECTED)
                .filter(account -> !account.createdAt().isBefore(left))
                .max(Comparator.comparing(Account::createdAt));
    }

    /** Reads the org through this account from now on; of the owner it is also the one that runs. */
    void choose(Account account, boolean isOwner) {
        chosen.put(account.orgId(), account.id());
        if (isOwner) {
            services.bindings().set(actor(), project, account.orgId(), account.id());
        }
    }

    private Actor actor() {
        return services.currentUser().actor();
    }
}
