package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountListener;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUsage;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.Transactions;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The one way an account changes its state: with listeners, audit log and notice in the same transaction. */
@Component
class AccountStates {

    private static final int NAMES_TOLD = 5;

    private final AccountRepository accounts;
    private final ObjectProvider<AccountListener> listeners;
    private final ObjectProvider<AccountUsage> usages;
    private final AuditLog audit;
    private final Notifications notifications;
    private final Transactions transactions;
    private final Clock clock;

    AccountStates(
            AccountRepository accounts,
            ObjectProvider<AccountListener> listeners,
            ObjectProvider<AccountUsage> usages,
            AuditLog audit,
            Notifications notifications,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.listeners = listeners;
        this.usages = usages;
        this.audit = audit;
        this.notifications = notifications;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Changes the state of an account that the console itself found out about; one that is gone, or that waits for its
     * confirmation, stays as it is.
     */
    void change(AccountId id, AccountState state, @Nullable String code) {
        transactions.write(() -> accounts.lock(id)
                .filter(account -> account.state() != AccountState.AWAITING_CONFIRMATION)
                .ifPresent(account -> enter(account, state, code)));
    }

    /** Tells that the account is no more; joins the caller's transaction. */
    void left(Account account) {
        listeners.orderedStream().forEach(listener -> listener.deleted(account.id()));
    }

    /** As {@link #change}, for an account that the caller has locked; joins its transaction. */
    void enter(Account account, AccountState state, @Nullable String code) {
        if (account.state() == state && Objects.equals(account.stateCode(), code)) {
            return;
        }
        accounts.setState(account.id(), state, code, clock.instant());
        String told = code == null ? "" : code;
        audit.record(AuditEntry.of(
                        null,
                        AuditAction.ACCOUNT_STATE_CHANGED,
                        "linked_account",
                        account.id().value())
                .changed(Map.of("state", account.state().name()), Map.of("state", state.name(), "code", told)));
        listeners
                .orderedStream()
                .forEach(listener -> listener.stateChanged(account.id(), account.state(), state, told));
        switch (state) {
            case NEEDS_REAUTHENTICATION ->
                notifications.send(new Notice(
                        account.userId(),
                        NoticeKind.ACCOUNT_NEEDS_REAUTHENTICATION,
                        Map.of("account", account.name(), "org", account.orgName(), "workflows", hit(account)),
                        "accounts/" + account.id().value(),
                        noticeKey(account),
                        true));
            case CONNECTED -> notifications.settle(account.userId(), noticeKey(account));
            case UNREACHABLE, BLOCKED_BY_ORG, AWAITING_CONFIRMATION -> {
                // The list of accounts shows it; what is held because of it is told by the engine.
            }
        }
    }

    /** The workflows that stop, by name; a text key where there is none. */
    private String hit(Account account) {
        var names = usages.orderedStream()
                .map(usage -> usage.of(List.of(account.id())).getOrDefault(account.id(), AccountUsage.Usage.NONE))
                .flatMap(usage -> usage.workflows().stream())
                .toList();
        if (names.isEmpty()) {
            return "@notice.noWorkflow";
        }
        String told = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_TOLD)));
        return names.size() > NAMES_TOLD ? told + " +" + (names.size() - NAMES_TOLD) : told;
    }

    private static String noticeKey(Account account) {
        return "account-" + account.id().value();
    }
}
