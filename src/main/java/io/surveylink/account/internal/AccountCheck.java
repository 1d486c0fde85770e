package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.internal.ApprovalReader.Approvals;
import io.surveylink.common.AccountId;
import io.surveylink.common.Transactions;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks after an account by calling Salesforce as it: a sign-in that was revoked there is found out within a day, though
 * no run needs it, and the meter of approvals is read on the way.
 */
@Component
class AccountCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheck.class);
    private static final Duration EVERY = Duration.ofDays(1);

    private final AccountRepository accounts;
    private final AccountSessionService sessions;
    private final ApprovalReader approvals;
    private final RequirementService requirements;
    private final Transactions transactions;
    private final Clock clock;

    AccountCheck(
            AccountRepository accounts,
            AccountSessionService sessions,
            ApprovalReader approvals,
            RequirementService requirements,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.approvals = approvals;
        this.requirements = requirements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One call; its state follows from the answer. */
    void check(Account account) {
        Instant now = clock.instant();
        String app = transactions.read(() -> accounts.approvalAppOf(account.id()));
        Optional<Approvals> read = Optional.empty();
        try {
            read = sessions.call(account.id(), session -> approvals.read(session, account.salesforceUserId(), app));
        } catch (AccountUnavailableException e) {
            LOG.info("account {} was checked: {} {}", account.id().value(), e.state(), e.code());
        } catch (SalesforceException e) {
            LOG.info(
                    "the approvals of account {} could not be read: {}",
                    account.id().value(),
                    e.code());
        }
        keep(account.id(), read, now);
    }

    /** Right after a sign-in: the newest approval is ours, and tells the app's name in the org. */
    void read(AccountId account, SalesforceSession session, String salesforceUserId) {
        try {
            keep(account, approvals.read(session, salesforceUserId, null), clock.instant());
        } catch (SalesforceException e) {
            LOG.info("the approvals of account {} could not be read: {}", account.value(), e.code());
        }
    }

    /** All that nobody has looked after for a day, with what they need in Salesforce. */
    void checkDaily() {
        for (Account account :
                transactions.read(() -> accounts.findUnchecked(clock.instant().minus(EVERY)))) {
            check(account);
            requirements.checkDaily(account);
        }
    }

    private void keep(AccountId account, Optional<Approvals> read, Instant now) {
        transactions.write(() -> {
            accounts.setChecked(account, now);
            read.ifPresent(told -> accounts.setApprovals(account, told.app(), told.used()));
        });
    }
}
