package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.SignInHandler.CompletedSignIn;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an account when its person signs in again: mended in place, or beside it what has to be asked. */
@Component
class Repairs {

    private final AccountRepository accounts;
    private final OrgRepository orgs;
    private final AccountStates states;
    private final IdentitySwitchService switches;
    private final SandboxRefreshService sandboxes;
    private final SameUserAgain sameUser;
    private final Grants grants;
    private final AuditLog audit;
    private final Clock clock;

    Repairs(
            AccountRepository accounts,
            OrgRepository orgs,
            AccountStates states,
            IdentitySwitchService switches,
            SandboxRefreshService sandboxes,
            SameUserAgain sameUser,
            Grants grants,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.orgs = orgs;
        this.states = states;
        this.switches = switches;
        this.sandboxes = sandboxes;
        this.sameUser = sameUser;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a sign-in at an account has come to. */
    enum Outcome {
        REPAIRED,
        /** Its sandbox was refreshed, and an admin has said so. */
        FOLLOWED,
        /** Its sandbox may have been refreshed: an admin is asked. */
        WAITS,
        SOMEBODY_ELSE
    }

    /** Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome repair(AccountId id, CompletedSignIn signIn, OrgFacts facts) {
        var identity = signIn.identity();
        var account = accounts.lock(id)
                .filter(a -> a.userId().equals(signIn.request().user()))
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        if (sandboxes.looksRefreshed(account, signIn)) {
            switches.drop(account.id());
            sandboxes.waitFor(account, signIn, facts.name(), facts.host());
            return Outcome.WAITS;
        }
        var org = orgs.upsert(
                identity.organizationId(), facts.name(), facts.environment(), facts.host(), clock.instant());
        if (account.orgId().equals(org) && sameUser.isSame(account, identity.username())) {
            switches.drop(account.id());
            sameUser.follows(account, sandboxes.signInAt(account.id(), signIn));
            return Outcome.FOLLOWED;
        }
        if (account.orgId().equals(org) && account.salesforceUserId().equals(identity.userId())) {
            mend(account, signIn);
            return Outcome.REPAIRED;
        }
        offerSwitch(account, org, signIn);
        return Outcome.SOMEBODY_ELSE;
    }

    private void mend(Account account, CompletedSignIn signIn) {
        switches.drop(account.id());
        sandboxes.drop(account.id());
        replaceGrant(account, signIn);
        if (account.state() != AccountState.AWAITING_CONFIRMATION) {
            states.enter(account, AccountState.CONNECTED, null);
        }
        audit.record(AuditEntry.of(
                account.userId(),
                AuditAction.ACCOUNT_RELINKED,
                "linked_account",
                account.id().value()));
    }

    /** Nothing is switched: the person sees both, and says. */
    private void offerSwitch(Account account, OrgId org, CompletedSignIn signIn) {
        SecondLinks.same(
                        accounts.findOf(account.userId()),
                        org,
                        signIn.identity().userId())
                .ifPresent(SecondLinks::refuse);
        switches.offer(account, org, signIn);
    }

    /** The old approval is revoked: Salesforce keeps five per user and app, and drops the oldest without a word. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replaceGrant(Account account, CompletedSignIn signIn) {
        var old = accounts.grantOf(account.id());
        var fresh = grants.store(signIn.request().app(), signIn.tokens());
        accounts.setGrant(
                account.id(),
                fresh,
                signIn.identity().username(),
                signIn.identity().displayName());
        grants.retire(old);
    }
}
