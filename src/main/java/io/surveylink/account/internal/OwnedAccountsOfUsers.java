package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OwnedAccounts;
import io.surveylink.user.UserFootprint;
import java.util.List;
import org.springframework.stereotype.Component;

/** Apart from the account service, which needs bindings, which need this. */
@Component
class OwnedAccountsOfUsers implements OwnedAccounts, UserFootprint {

    private final AccountRepository accounts;

    OwnedAccountsOfUsers(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<OwnedAccount> accountsOf(UserId user, OrgId org) {
        return accounts.findOf(user, org).stream()
                .filter(account -> account.state() != AccountState.AWAITING_CONFIRMATION)
                .map(account -> new OwnedAccount(account.id(), account.salesforceUserId()))
                .toList();
    }

    @Override
    public OwnedSlots slotsOf(UserId user) {
        var all = accounts.findOf(user);
        return new OwnedSlots(
                all.size(),
                LinkedAccounts.SLOTS,
                all.stream()
                        .filter(account -> account.state() != AccountState.AWAITING_CONFIRMATION)
                        .map(account -> new LinkedTo(
                                account.id(),
                                account.orgId(),
                                account.salesforceUserId(),
                                account.name(),
                                account.username(),
                                health(account.state())))
                        .toList());
    }

    private static Health health(AccountState state) {
        return switch (state) {
            case CONNECTED, UNREACHABLE, AWAITING_CONFIRMATION -> Health.USABLE;
            case NEEDS_REAUTHENTICATION -> Health.NEEDS_SIGN_IN;
            case BLOCKED_BY_ORG -> Health.BLOCKED;
        };
    }

    @Override
    public List<Trace> of(UserId user) {
        var linked = accounts.findOf(user).stream().map(Account::name).toList();
        return List.of(new Trace(Kind.LINKED_ACCOUNTS, linked.size(), linked));
    }
}
