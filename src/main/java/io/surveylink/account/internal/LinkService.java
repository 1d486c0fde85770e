package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.internal.AccountRepository.NewAccount;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.GrantId;
import io.surveylink.common.OrgId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.Refusals;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.oauth.SignInAttempts;
import io.surveylink.oauth.SignInHandler;
import io.surveylink.oauth.SignInPurpose;
import io.surveylink.oauth.SignInRequest;
import io.surveylink.oauth.SignIns;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.user.Actor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Out to Salesforce and back: new links and repaired ones. */
@Service
class LinkService implements AccountLinks, SignInHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LinkService.class);

    private static final Duration CONFIRMATION = Duration.ofMinutes(30);

    private final AccountRepository accounts;
    private final OrgRepository orgs;
    private final Repairs repairs;
    private final SandboxRefreshService sandboxes;
    private final SameUserAgain sameUser;
    private final AccountCheck check;
    private final SignIns signIns;
    private final SignInAttempts attempts;
    private final Refusals refusals;
    private final Grants grants;
    private final SalesforceGateway salesforce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    LinkService(
            AccountRepository accounts,
            OrgRepository orgs,
            Repairs repairs,
            SandboxRefreshService sandboxes,
            SameUserAgain sameUser,
            AccountCheck check,
            SignIns signIns,
            SignInAttempts attempts,
            Refusals refusals,
            Grants grants,
            SalesforceGateway salesforce,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.orgs = orgs;
        this.repairs = repairs;
        this.sandboxes = sandboxes;
        this.sameUser = sameUser;
        this.check = check;
        this.signIns = signIns;
        this.attempts = attempts;
        this.refusals = refusals;
        this.grants = grants;
        this.salesforce = salesforce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public URI link(Actor actor, String sessionId, SalesforceAppId app, String name, String returnTo) {
        String checked = AccountNames.checked(name);
        var mine = transactions.read(() -> accounts.findOf(actor.id()));
        AccountNames.requireFree(checked, null, mine);
        int slot = freeSlots(mine).stream()
                .findFirst()
                .orElseThrow(() -> new DomainException(ErrorCode.ACCOUNT_SLOTS_FULL, LinkedAccounts.SLOTS));
        return signIns.begin(
                new SignInRequest(
                        actor.id(), app, SignInPurpose.LINK, slot, checked, null, null, ReturnPaths.checked(returnTo)),
                sessionId);
    }

    @Override
    public URI signInAgain(Actor actor, String sessionId, AccountId id, String returnTo) {
        var account = transactions.read(() -> AccountService.own(actor, accounts.find(id)));
        var app = grants.appOf(transactions.read(() -> accounts.grantOf(id)));
        return signIns.begin(
                new SignInRequest(
                        actor.id(),
                        app,
                        SignInPurpose.RELINK,
                        null,
                        null,
                        id,
                        account.username(),
                        ReturnPaths.checked(returnTo)),
                sessionId);
    }

    @Override
    public URI prove(Actor actor, String sessionId, OrgId org, WorkflowId workflow, String returnTo) {
        // An External Client App works in its own org alone: the one by which somebody is linked there does.
        var app = transactions
                .read(() -> accounts.latestGrantIn(org))
                .map(grants::appOf)
                .orElseThrow(() -> new DomainException(ErrorCode.SALESFORCE_APP_MISSING));
        return signIns.begin(SignInRequest.proof(actor.id(), app, workflow, ReturnPaths.checked(returnTo)), sessionId);
    }

    @Override
    public Optional<SignInAttempt> unfinished(Actor actor) {
        return attempts.unfinished(actor.id());
    }

    @Override
    public void giveUp(Actor actor, SignInAttemptId attempt) {
        attempts.giveUp(actor.id(), attempt);
    }

    @Override
    public URI startAgain(Actor actor, String sessionId, SignInAttemptId attempt) {
        var request = attempts.requestOf(actor.id(), attempt);
        return switch (request.purpose()) {
            case LINK ->
                link(
                        actor,
                        sessionId,
                        request.app(),
                        Objects.requireNonNull(request.accountName()),
                        request.returnTo());
            case RELINK -> signInAgain(actor, sessionId, Objects.requireNonNull(request.account()), request.returnTo());
            case PROVE -> signIns.begin(request, sessionId);
        };
    }

    @Override
    public Optional<SalesforceIdentity> check(Actor actor, AccountId id) {
        var account = transactions.read(() -> AccountService.own(actor, accounts.find(id)));
        GrantId grant = transactions.read(() -> accounts.grantOf(id));
        return grants.session(grant)
                .filter(session -> answers(session.session()))
                .flatMap(session -> grants.identity(grant, account.orgSalesforceId(), account.salesforceUserId()));
    }

    @Override
    public String completed(CompletedSignIn signIn) {
        var facts = orgFacts(signIn);
        String path = switch (signIn.request().purpose()) {
            case LINK -> linked(signIn, facts);
            case RELINK -> relinked(signIn, facts);
            case PROVE -> throw new IllegalStateException("a proof links nothing");
        };
        grants.revokeRetired();
        return path;
    }

    private String linked(CompletedSignIn signIn, OrgFacts facts) {
        sandboxes.requireNotRefreshed(signIn, facts.name(), facts.host());
        var request = signIn.request();
        AccountId id = transactions.write(() -> {
            Instant now = clock.instant();
            var identity = signIn.identity();
            var org = orgs.upsert(identity.organizationId(), facts.name(), facts.environment(), facts.host(), now);
            var mine = accounts.findOf(request.user());
            var same = SecondLinks.same(mine, org, identity.userId());
            if (same.isPresent()) {
                return again(same.get(), signIn);
            }
            var grant = grants.store(request.app(), signIn.tokens());
            var account = insert(
                    mine,
                    slot -> new NewAccount(
                            request.user(),
                            slot,
                            Objects.requireNonNull(request.accountName()),
                            org,
                            grant,
                            identity.userId(),
                            identity.username(),
                            identity.displayName()),
                    Objects.requireNonNull(request.slot()));
            audit.record(AuditEntry.of(request.user(), AuditAction.ACCOUNT_LINKED, "linked_account", account.value())
                    .changed(Map.of(), Map.of("org", identity.organizationId(), "salesforceUser", identity.userId())));
            return account;
        });
        check.read(id, sessionOf(signIn), signIn.identity().userId());
        return page("accounts/linked/", id, request);
    }

    /** Somebody who left the confirmation and linked the same user once more confirms that one. */
    private AccountId again(Account account, CompletedSignIn signIn) {
        if (account.state() != AccountState.AWAITING_CONFIRMATION) {
            SecondLinks.refuse(account);
        }
        repairs.replaceGrant(account, signIn);
        return account.id();
    }

    /** The unique key of user and slot is the limit: whoever comes second to the last one is refused. */
    private AccountId insert(List<Account> mine, IntFunction<NewAccount> account, int intendedSlot) {
        Instant now = clock.instant();
        var slots = new ArrayList<>(freeSlots(mine));
        if (slots.remove((Integer) intendedSlot)) {
            slots.addFirst(intendedSlot);
        }
        for (int slot : slots) {
            var wanted = account.apply(slot);
            try {
                return accounts.insert(wanted, now, now.plus(CONFIRMATION));
            } catch (DuplicateKeyException e) {
                // Somebody was faster: with the slot, or with this very user.
                SecondLinks.same(accounts.findOf(wanted.user()), wanted.org(), wanted.salesforceUserId())
                        .ifPresent(SecondLinks::refuse);
            }
        }
        throw new DomainException(ErrorCode.ACCOUNT_SLOTS_FULL, LinkedAccounts.SLOTS);
    }

    private String relinked(CompletedSignIn signIn, OrgFacts facts) {
        var request = signIn.request();
        var id = Objects.requireNonNull(request.account());
        return switch (transactions.write(() -> repairs.repair(id, signIn, facts))) {
            case REPAIRED -> {
                check.read(id, sessionOf(signIn), signIn.identity().userId());
                yield request.returnTo();
            }
            case FOLLOWED -> {
                sameUser.goOn(id);
                yield request.returnTo();
            }
            case WAITS -> page("accounts/refreshed/", id, request);
            case SOMEBODY_ELSE -> page("accounts/other/", id, request);
        };
    }

    private static String page(String path, AccountId account, SignInRequest request) {
        return path + account.value() + "?returnTo=" + URLEncoder.encode(request.returnTo(), StandardCharsets.UTF_8);
    }

    /** Asked over the API: an account whose user may not use it would be linked for nothing. */
    private OrgFacts orgFacts(CompletedSignIn signIn) {
        var session = sessionOf(signIn);
        Map<String, String> organization;
        try {
            organization = salesforce
                    .query(session, "SELECT Id, Name, IsSandbox FROM Organization")
                    .value()
                    .getFirst();
        } catch (SalesforceException e) {
            LOG.info("a linked user could not call the API: {} {}", e.code(), e.outcome());
            throw switch (e.outcome()) {
                case REFUSED -> refusals.error(e.code());
                case NOT_SENT, UNKNOWN -> refusals.error(ErrorCode.SALESFORCE_UNREACHABLE);
            };
        }
        boolean sandbox = Boolean.parseBoolean(organization.get("IsSandbox"));
        var environment = sandbox ? Environment.SANDBOX : Environment.PRODUCTION;
        if (environment != signIn.environment()) {
            throw new DomainException(ErrorCode.LINK_WRONG_ENVIRONMENT);
        }
        return new OrgFacts(organization.getOrDefault("Name", ""), environment, host(session.instanceUrl()));
    }

    private static SalesforceSession sessionOf(CompletedSignIn signIn) {
        return new SalesforceSession(
                signIn.tokens().instanceUrl(), signIn.tokens().accessToken());
    }

    private boolean answers(SalesforceSession session) {
        try {
            salesforce.getUserInfo(session);
            return true;
        } catch (SalesforceException e) {
            return false;
        }
    }

    private static List<Integer> freeSlots(List<Account> mine) {
        return IntStream.rangeClosed(1, LinkedAccounts.SLOTS)
                .filter(slot -> mine.stream().noneMatch(account -> account.slot() == slot))
                .boxed()
                .toList();
    }

    private static String host(URI url) {
        return url.getPort() == -1 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
