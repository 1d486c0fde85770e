package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.OwnersAccounts;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

@Service
class OwnersAccountService implements OwnersAccounts {

    private final AccountRepository accounts;
    private final Projects projects;
    private final Transactions transactions;

    OwnersAccountService(AccountRepository accounts, Projects projects, Transactions transactions) {
        this.accounts = accounts;
        this.projects = projects;
        this.transactions = transactions;
    }

    @Override
    public List<AccountsInOrg> of(Actor actor, ProjectId project) {
        return transactions.read(() -> {
            var access = projects.access(actor, project);
            access.require(Operation.SEE_NAMES);
            return accounts.findOf(access.ownerId()).stream()
                    .filter(account -> account.state() != AccountState.AWAITING_CONFIRMATION)
                    .collect(Collectors.groupingBy(Account::orgId))
                    .values()
                    .stream()
                    .map(OwnersAccountService::inOrg)
                    .toList();
        });
    }

    private static AccountsInOrg inOrg(List<Account> accounts) {
        var any = accounts.getFirst();
        return new AccountsInOrg(any.orgId(), any.environment(), accounts.size());
    }
}
