package io.surveylink.diagnosis.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.OwnersAccounts.AccountsInOrg;
import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.diagnosis.Remedy.ChooseAccount;
import io.surveylink.diagnosis.Remedy.LinkAccount;
import io.surveylink.diagnosis.Remedy.SeeRequirements;
import io.surveylink.diagnosis.Remedy.SignInAgain;
import io.surveylink.diagnosis.Remedy.Wait;
import io.surveylink.project.Operation;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.List;
import java.util.Optional;

/** Which account runs it, in which org, and whether Salesforce lets it in. */
final class AccountAnswers {

    private AccountAnswers() {}

    static Found account(Circumstances now) {
        if (now.orgs().isEmpty()) {
            return Found.that(Fact.NO_ACCOUNT_NEEDED);
        }
        var unbound = unbound(now);
        if (!unbound.isEmpty() && now.ownersAccounts().isEmpty()) {
            var org = unbound.getFirst();
            return Found.that(Fact.NO_ACCOUNT, Evidence.NONE.in(List.of(org)), now.ownerName(), org.name())
                    .so(link(now, org));
        }
        for (var org : unbound) {
            var there = ownersIn(now, org);
            if (there.isPresent()) {
                return Found.that(
                                Fact.ACCOUNT_NOT_CHOSEN,
                                Evidence.NONE.in(List.of(org)),
                                now.ownerName(),
                                org.name(),
                                there.get().accounts())
                        .so(now.allows(Operation.SPEND_CREDENTIALS) ? new ChooseAccount() : Helpers.owner(now));
            }
        }
        return unbound.isEmpty()
                ? Found.that(
                        Fact.ACCOUNT_CHOSEN,
                        Circumstances.names(now.serving().stream()
                                .map(account -> account.name() + " (" + account.username() + ")")))
                : Found.that(Fact.ACCOUNT_ELSEWHERE, now.ownerName());
    }

    static Found org(Circumstances now) {
        var missing = unbound(now).stream()
                .filter(org -> ownersIn(now, org).isEmpty())
                .findFirst();
        if (missing.isEmpty()) {
            return now.serving().isEmpty()
                    ? Found.that(Fact.ORG_NOT_ASKED)
                    : Found.that(Fact.ORG_FITS, Evidence.NONE.in(now.orgs()));
        }
        if (now.ownersAccounts().isEmpty()) {
            return Found.that(Fact.ORG_NOT_ASKED);
        }
        var org = missing.get();
        boolean otherEnvironment =
                now.ownersAccounts().stream().noneMatch(accounts -> accounts.environment() == org.environment());
        return Found.that(
                        otherEnvironment ? Fact.WRONG_ENVIRONMENT : Fact.OTHER_ORG,
                        Evidence.NONE.in(List.of(org)),
                        org.name(),
                        now.ownerName())
                .so(link(now, org));
    }

    static Found token(Circumstances now) {
        var dead = in(now, AccountState.NEEDS_REAUTHENTICATION);
        if (dead.isPresent()) {
            var account = dead.get();
            return Found.that(Fact.TOKEN_DEAD, since(account), account.name())
                    .so(now.isOwner() ? new SignInAgain(account.id()) : Helpers.owner(now));
        }
        var silent = in(now, AccountState.UNREACHABLE);
        if (silent.isPresent()) {
            return Found.that(
                            Fact.SALESFORCE_SILENT,
                            since(silent.get()),
                            silent.get().name())
                    .so(new Wait(null));
        }
        return in(now, AccountState.CONNECTED)
                .map(account -> Found.that(Fact.TOKEN_ALIVE, Evidence.at(account.lastUsedAt())))
                .orElseGet(() -> Found.that(Fact.TOKEN_NOT_ASKED));
    }

    static Found policy(Circumstances now) {
        var blocked = in(now, AccountState.BLOCKED_BY_ORG);
        if (blocked.isPresent()) {
            var account = blocked.get();
            return Found.that(Fact.ORG_BLOCKS, since(account), account.name()).so(requirements(now, account));
        }
        return in(now, AccountState.CONNECTED)
                .map(account -> Found.that(Fact.ORG_LETS_IN))
                .orElseGet(() -> Found.that(Fact.POLICY_NOT_ASKED));
    }

    /** Its person's alone: others ask for it. */
    static Remedy requirements(Circumstances now, Account account) {
        return account.userId().equals(now.actor().id()) ? new SeeRequirements(account.id()) : Helpers.owner(now);
    }

    private static Remedy link(Circumstances now, OrgName org) {
        return now.allows(Operation.SPEND_CREDENTIALS)
                ? new LinkAccount(org.environment())
                : Helpers.ownerIn(now, org.id());
    }

    private static Evidence since(Account account) {
        return Evidence.code(account.stateCode(), account.stateSince());
    }

    private static List<OrgName> unbound(Circumstances now) {
        return now.orgs().stream()
                .filter(org -> !now.bindings().containsKey(org.id()))
                .toList();
    }

    private static Optional<AccountsInOrg> ownersIn(Circumstances now, OrgName org) {
        return now.ownersAccounts().stream()
                .filter(accounts -> accounts.org().equals(org.id()))
                .findFirst();
    }

    private static Optional<Account> in(Circumstances now, AccountState state) {
        return now.serving().stream()
                .filter(account -> account.state() == state)
                .findFirst();
    }
}
