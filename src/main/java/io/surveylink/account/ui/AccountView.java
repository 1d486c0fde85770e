package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUsage.BoundWorkflow;
import io.surveylink.account.AccountUsage.Usage;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.Times;
import io.surveylink.oauth.Refusals;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** One of the person's accounts: whose it is, how long its sign-in lasts, and what runs with it. */
@Route(value = AccountNavigation.LIST + "/:account([0-9]{1,18})", layout = MainLayout.class)
@PermitAll
class AccountView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient LinkedAccounts accounts;
    private final transient AccountDialogs dialogs;
    private final transient Refusals refusals;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;

    AccountView(
            LinkedAccounts accounts, AccountDialogs dialogs, Refusals refusals, CurrentUser currentUser, Clock clock) {
        this.accounts = accounts;
        this.dialogs = dialogs;
        this.refusals = refusals;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.detail.pageTitle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new AccountId(event.getRouteParameters().getLong("account").orElseThrow());
        try {
            show(id);
        } catch (DomainException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(AccountId id) {
        var actor = currentUser.actor();
        var account = accounts.get(actor, id);
        var usage = accounts.usageOfMine(actor).getOrDefault(id, Usage.NONE);
        removeAll();
        add(
                new AccountHead(account, account.name(), new Span(account.name())),
                row(account, usage),
                facts(account, accounts.othersWithSameUser(actor, id)),
                bound(account, usage));
    }

    /** As in the list, with its menu, and in trouble with its one button. */
    private Component row(Account account, Usage usage) {
        var actions = new OwnAccountActions(
                accounts,
                dialogs,
                currentUser,
                this,
                AccountNavigation.detailPath(account.id()),
                () -> showAgain(account.id()));
        return new Panel(
                new AccountRow(account, usage, AccountTexts.trouble(account, refusals), clock.instant(), actions));
    }

    /** Whoever has just deleted it is back at the list. */
    private void showAgain(AccountId id) {
        boolean mine = accounts.mine(currentUser.actor()).stream()
                .anyMatch(account -> account.id().equals(id));
        if (mine) {
            show(id);
        } else {
            UI.getCurrent().navigate(AccountNavigation.LIST);
        }
    }

    private Component facts(Account account, int others) {
        Instant now = clock.instant();
        var used = account.lastUsedAt();
        var facts = new KeyValue()
                .with(getTranslation("account.linked.user"), account.displayName())
                .with(getTranslation("account.linked.org"), account.orgName())
                .with(getTranslation("account.linked.orgId"), mono(account.orgSalesforceId()))
                .with(getTranslation("account.linked.host"), mono(account.orgHost()))
                .with(getTranslation("account.detail.linked"), Times.dateTime(account.createdAt()))
                .with(
                        getTranslation("account.detail.used"),
                        used == null ? getTranslation("account.neverUsed") : Times.ago(used, now))
                .with(getTranslation("account.detail.refreshed"), Times.ago(account.refreshedAt(), now))
                .with(getTranslation("account.detail.idle"), idle(account, now))
                .with(getTranslation("account.column.approvals"), approvals(account, others));
        facts.addClassName("sl-plain");
        return new Section(getTranslation("account.detail.facts"), new Panel(facts));
    }

    /** Those of other people here are counted and not named. */
    private String approvals(Account account, int others) {
        var used = account.approvalsUsed();
        return used == null
                ? getTranslation("account.approvals.unknown")
                : getTranslation("account.detail.approvals", used, Account.APPROVALS, others);
    }

    private String idle(Account account, Instant now) {
        if (account.state() == AccountState.NEEDS_REAUTHENTICATION) {
            return getTranslation("account.detail.idle.ended");
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(day(now), day(account.idleUntil())));
        return getTranslation("account.detail.idle.left", days, Times.date(account.idleUntil()));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Times.zone());
    }

    private Component bound(Account account, Usage usage) {
        if (usage.bound().isEmpty()) {
            return new Section(
                    getTranslation("account.detail.bound"),
                    new EmptyState(
                            VaadinIcon.BOLT,
                            getTranslation("account.usedNowhere"),
                            getTranslation("account.detail.bound.none", account.orgName())));
        }
        var byProject = usage.bound().stream()
                .collect(Collectors.groupingBy(BoundWorkflow::projectSlug, LinkedHashMap::new, Collectors.toList()));
        var panel = new Panel();
        byProject.values().forEach(workflows -> panel.add(project(workflows)));
        var section = new Section(getTranslation("account.detail.bound"), panel);
        section.setAside(getTranslation("account.detail.runs", usage.runsLastWeek()));
        return section;
    }

    private Component project(List<BoundWorkflow> workflows) {
        var first = workflows.getFirst();
        var name = new Anchor("projects/" + first.projectSlug() + "/workflows", first.project());
        name.addClassName("sl-row-title");
        var list = new Div(name);
        list.addClassName("sl-grow");
        for (BoundWorkflow workflow : workflows) {
            var runs = new Span(getTranslation("account.detail.runs", workflow.runsLastWeek()));
            runs.addClassName("sl-secondary");
            var line = new Div(new Anchor("workflows/" + workflow.publicId(), workflow.name()), runs);
            line.addClassName("sl-line");
            if (workflow.waitingRuns() > 0) {
                var waiting = new Span(getTranslation("account.detail.waiting", workflow.waitingRuns()));
                waiting.addClassName("sl-attention");
                line.add(waiting);
            }
            list.add(line);
        }
        var row = new Div(list);
        row.addClassName("sl-row");
        return row;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("sl-mono");
        return span;
    }
}
