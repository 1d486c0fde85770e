package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountErrors;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementListener;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.Requirements;
import io.surveylink.account.Touched;
import io.surveylink.account.TouchedByWorkflows;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.ownership.Bindings;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class RequirementService implements Requirements {

    private static final Logger LOG = LoggerFactory.getLogger(RequirementService.class);

    private final AccountRepository accounts;
    private final RequirementReportRepository reports;
    private final AccountInspection inspection;
    private final AccountSessionService sessions;
    private final Projects projects;
    private final Bindings bindings;
    private final ObjectProvider<TouchedByWorkflows> touches;
    private final ObjectProvider<RequirementListener> listeners;
    private final Transactions transactions;
    private final Clock clock;

    RequirementService(
            AccountRepository accounts,
            RequirementReportRepository reports,
            AccountInspection inspection,
            AccountSessionService sessions,
            Projects projects,
            Bindings bindings,
            ObjectProvider<TouchedByWorkflows> touches,
            ObjectProvider<RequirementListener> listeners,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.reports = reports;
        this.inspection = inspection;
        this.sessions = sessions;
        this.projects = projects;
        this.bindings = bindings;
        this.touches = touches;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<RequirementReport> report(Actor actor, AccountId account) {
        return transactions.read(() -> reports.find(AccountService.own(actor, accounts.find(account))));
    }

    @Override
    public RequirementReport check(Actor actor, AccountId account) {
        return check(sessions, transactions.read(() -> AccountService.own(actor, accounts.find(account))));
    }

    @Override
    public Optional<RequirementReport> checkRunAs(Actor actor, ProjectId project, OrgId org, List<Touched> touched) {
        return transactions
                .read(() -> {
                    projects.access(actor, project).require(Operation.DRAFT_WORKFLOW);
                    return bindings.find(project, org).flatMap(accounts::find);
                })
                .map(account -> new RequirementReport(now(), inspected(sessions, account, touched)));
    }

    @Override
    public RequirementReport checkFor(AccountId account, List<Touched> touched) {
        var found = transactions
                .read(() -> accounts.find(account))
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        return new RequirementReport(now(), inspected(sessions, found, touched));
    }

    /** Of nobody's asking: what stands in the way is noted, and the earlier report stays. */
    void checkDaily(Account account) {
        try {
            check(sessions, account);
        } catch (DomainException e) {
            LOG.info(
                    "the requirements of account {} were not checked: {}",
                    account.id().value(),
                    e.code());
        }
    }

    /**
     * Of an account that has a fresh sign-in and is not used yet: the workflows that it serves are flagged before they
     * go on.
     *
     * @throws DomainException as {@link #check}
     */
    void checkBeforeUse(Account account) {
        check(sessions::tryOut, account);
    }

    private RequirementReport check(AccountSessions via, Account account) {
        // Before the question: what is published after it was not asked about.
        Instant now = now();
        var touched = touchedWith(account.id());
        var report = new RequirementReport(now, inspected(via, account, touched));
        transactions.write(() -> {
            // Deleted meanwhile, there is nothing to keep it with; of another user it says nothing.
            var still = accounts.lock(account.id());
            if (still.map(Account::salesforceUserId).equals(Optional.of(account.salesforceUserId()))) {
                reports.save(account, report);
                listeners.orderedStream().forEach(listener -> listener.checked(account.id(), touched, report));
            }
        });
        return report;
    }

    /** As the database keeps it, so that what is told now and read later is the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private List<RequirementFinding> inspected(AccountSessions via, Account account, List<Touched> touched) {
        try {
            return inspection.inspect(via, account, touched);
        } catch (AccountUnavailableException | SalesforceException e) {
            throw AccountErrors.told(e);
        }
    }

    private List<Touched> touchedWith(AccountId account) {
        return transactions.read(() -> touches.orderedStream()
                .flatMap(spi -> spi.with(List.of(account)).getOrDefault(account, List.of()).stream())
                .toList());
    }
}
