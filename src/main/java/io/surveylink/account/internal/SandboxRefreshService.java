package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.account.internal.SandboxRefreshRepository.Found;
import io.surveylink.account.internal.SandboxRefreshRepository.SignIn;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.SignInHandler.CompletedSignIn;
import io.surveylink.user.Actor;
import io.surveylink.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class SandboxRefreshService implements SandboxRefreshes {

    /** Tokens that nobody decided about are not kept longer; the question stays. */
    private static final Duration WAITS = Duration.ofDays(7);

    private final SandboxRefreshRepository refreshes;
    private final AccountRepository accounts;
    private final OrgRepository orgs;
    private final ReplacementRepository replacements;
    private final SameUserAgain sameUser;
    private final Users users;
    private final Grants grants;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    SandboxRefreshService(
            SandboxRefreshRepository refreshes,
            AccountRepository accounts,
            OrgRepository orgs,
            ReplacementRepository replacements,
            SameUserAgain sameUser,
            Users users,
            Grants grants,
            Notifications notifications,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.refreshes = refreshes;
        this.accounts = accounts;
        this.orgs = orgs;
        this.replacements = replacements;
        this.sameUser = sameUser;
        this.users = users;
        this.grants = grants;
        this.notifications = notifications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<WaitingSignIn> waiting(Actor actor, AccountId id) {
        return transactions.read(() ->
                refreshes.describe(AccountService.own(actor, accounts.find(id)).id()));
    }

    @Override
    public List<Question> open(Actor actor) {
        actor.requireAdmin();
        return transactions.read(refreshes::open);
    }

    @Override
    public void confirm(Actor actor, OrgId org, String now) {
        actor.requireAdmin();
        var waited = joined(actor, org, now);
        grants.revokeRetired();
        waited.forEach(signIn -> sameUser.goOn(signIn.account()));
    }

    private List<SignIn> joined(Actor actor, OrgId org, String now) {
        return transactions.write(() -> {
            var found = decide(actor, org, now, AuditAction.ORG_REFRESHED);
            orgs.find(found.salesforceId()).ifPresent(stranger -> join(stranger, org));
            orgs.refreshed(org, found.salesforceId(), found.name(), found.host());
            accounts.markRefreshed(org);
            var signIns = refreshes.signInsAt(org);
            for (SignIn signIn : signIns) {
                var account = accounts.lock(signIn.account()).orElseThrow();
                refreshes.deleteSignIn(account.id());
                sameUser.follows(account, signIn);
                tell(account, NoticeKind.SANDBOX_CONFIRMED);
            }
            refreshes.delete(org);
            return signIns;
        });
    }

    /** Who came back as somebody else has made a row of the same org. */
    private void join(OrgId stranger, OrgId org) {
        replacements.move(stranger, org);
        try {
            orgs.delete(stranger);
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(e, ErrorCode.ORG_IN_USE);
        }
    }

    @Override
    public void decline(Actor actor, OrgId org, String now) {
        actor.requireAdmin();
        transactions.write(() -> {
            decide(actor, org, now, AuditAction.ORG_REFRESH_DECLINED);
            for (SignIn signIn : refreshes.signInsAt(org)) {
                drop(signIn.account());
                accounts.find(signIn.account()).ifPresent(account -> tell(account, NoticeKind.SANDBOX_DECLINED));
            }
            refreshes.decline(org, clock.instant());
        });
        grants.revokeRetired();
    }

    private Found decide(Actor actor, OrgId org, String now, AuditAction action) {
        var found = refreshes
                .lock(org)
                .filter(question -> question.salesforceId().equals(now))
                .orElseThrow(() -> new DomainException(ErrorCode.STALE));
        audit.record(AuditEntry.of(actor.id(), action, "org", org.value())
                .changed(Map.of("salesforceId", orgs.salesforceId(org)), Map.of("salesforceId", now)));
        users.activeAdmins().forEach(admin -> notifications.settle(admin, noticeKey(org)));
        return found;
    }

    private void tell(Account account, NoticeKind kind) {
        notifications.send(new Notice(
                account.userId(),
                kind,
                Map.of("account", account.name(), "org", account.orgName()),
                "accounts",
                null,
                true));
    }

    /** Whether a sign-in looks like one at the same sandbox, refreshed: its username, in an org where nobody is linked. */
    boolean looksRefreshed(Account account, CompletedSignIn signIn) {
        var identity = signIn.identity();
        return account.environment() == Environment.SANDBOX
                && signIn.environment() == Environment.SANDBOX
                && account.username().equalsIgnoreCase(identity.username())
                && !account.orgSalesforceId().equals(identity.organizationId())
                && !orgs.hasAccounts(identity.organizationId())
                && !refreshes.isDeclined(identity.organizationId());
    }

    /** Puts the sign-in beside the account until an admin has said a word. Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void waitFor(Account account, CompletedSignIn signIn, String orgName, String host) {
        var identity = signIn.identity();
        // Those of an id before that one died with it.
        refreshes
                .lock(account.orgId())
                .filter(earlier -> !earlier.salesforceId().equals(identity.organizationId()))
                .ifPresent(
                        earlier -> refreshes.signInsAt(account.orgId()).forEach(signedIn -> drop(signedIn.account())));
        ask(account, signIn, orgName, host);
        drop(account.id());
        refreshes.insert(signInAt(account.id(), signIn));
    }

    /** With its tokens kept. Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    SignIn signInAt(AccountId account, CompletedSignIn signIn) {
        var identity = signIn.identity();
        return new SignIn(
                account,
                grants.store(signIn.request().app(), signIn.tokens()),
                identity.userId(),
                identity.username(),
                identity.displayName(),
                clock.instant());
    }

    private void ask(Account account, CompletedSignIn signIn, String orgName, String host) {
        var identity = signIn.identity();
        refreshes.ask(new Found(account.orgId(), identity.organizationId(), orgName, host), clock.instant());
        for (var admin : users.activeAdmins()) {
            notifications.send(new Notice(
                    admin,
                    NoticeKind.SANDBOX_ASKED,
                    Map.of("org", account.orgName(), "username", identity.username()),
                    "salesforce-orgs",
                    noticeKey(account.orgId()),
                    true));
        }
    }

    /**
     * A new link at a refreshed sandbox would make it an org of its own, beside the one that it is.
     *
     * @throws DomainException ACCOUNT_ALREADY_LINKED if the person's own account is to be repaired, SANDBOX_ASKED_ABOUT
     *     if an admin has to say a word first
     */
    void requireNotRefreshed(CompletedSignIn signIn, String orgName, String host) {
        boolean asked = transactions.write(() -> {
            if (refreshes.isAskedAbout(signIn.identity().organizationId())) {
                return true;
            }
            var known = accounts.findByUsername(signIn.identity().username()).stream()
                    .filter(account -> looksRefreshed(account, signIn))
                    .toList();
            known.stream()
                    .filter(account -> account.userId().equals(signIn.request().user()))
                    .findFirst()
                    .ifPresent(SecondLinks::refuse);
            known.stream()
                    .max(Comparator.comparing(Account::createdAt))
                    .ifPresent(account -> ask(account, signIn, orgName, host));
            return !known.isEmpty();
        });
        if (asked) {
            throw new DomainException(ErrorCode.SANDBOX_ASKED_ABOUT);
        }
    }

    /** What waits beside the account ends. Joins the caller's transaction; {@link Grants#revokeRetired} is then due. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(AccountId account) {
        refreshes.grantAt(account).ifPresent(grant -> {
            refreshes.deleteSignIn(account);
            grants.retire(grant);
        });
    }

    /** Gives up tokens that nobody decided about in time. */
    void dropExpired() {
        for (AccountId account :
                transactions.read(() -> refreshes.signedInBefore(clock.instant().minus(WAITS)))) {
            transactions.write(() -> drop(account));
        }
    }

    private static String noticeKey(OrgId org) {
        return "sandbox-" + org.value();
    }
}
