package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.account.Account;
import io.surveylink.account.AccountUsage;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.SlotMeter;
import io.surveylink.oauth.Refusals;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** A person's own Salesforce sign-ins; what needs them comes first. */
@Route(value = AccountNavigation.LIST, layout = MainLayout.class)
@Menu(title = "account.list.title", order = 30, icon = "vaadin:cloud-o")
@PermitAll
class LinkedAccountsView extends Page implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final AccountUsage.Usage UNUSED = new AccountUsage.Usage(List.of());

    private final transient LinkedAccounts accounts;
    private final transient AccountDialogs dialogs;
    private final transient Refusals refusals;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;

    LinkedAccountsView(
            LinkedAccounts accounts, AccountDialogs dialogs, Refusals refusals, CurrentUser currentUser, Clock clock) {
        this.accounts = accounts;
        this.dialogs = dialogs;
        this.refusals = refusals;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    /** From a mail that asks for an account: Add account stands open, filled in. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        AddAccountLink.from(event.getLocation().getQueryParameters()::getSingleParameter)
                .ifPresent(dialogs::add);
    }

    private void show() {
        removeAll();
        var mine = accounts.mine(currentUser.actor());
        if (mine.isEmpty()) {
            add(new PageHeader(getTranslation("account.list.title"), getTranslation("account.list.sentence")));
            dialogs.unfinished().ifPresent(this::add);
            add(new EmptyState(
                    VaadinIcon.CLOUD_O,
                    getTranslation("account.empty.title"),
                    getTranslation("account.empty.sentence"),
                    addButton(false)));
            return;
        }
        int free = LinkedAccounts.SLOTS - mine.size();
        add(new PageHeader(
                getTranslation("account.list.title"),
                getTranslation("account.list.sentence"),
                meter(mine.size()),
                addButton(free == 0)));
        dialogs.unfinished().ifPresent(this::add);
        add(list(mine, free), notes());
    }

    private Component list(List<Account> mine, int free) {
        var usage = accounts.usageOfMine(currentUser.actor());
        var now = clock.instant();
        var panel = new Panel(head());
        var actions = new OwnAccountActions(accounts, dialogs, currentUser, this, AccountNavigation.LIST, this::show);
        for (Account account : mine) {
            panel.add(new AccountRow(
                    account,
                    usage.getOrDefault(account.id(), UNUSED),
                    AccountTexts.trouble(account, refusals),
                    now,
                    actions));
        }
        panel.add(freeSlots(free));
        return panel;
    }

    private Component head() {
        var head = new Div();
        head.addClassNames("sl-account-row", "sl-account-head", "sl-caption");
        for (String column : List.of("account", "user", "health", "usedIn", "approvals")) {
            head.add(new Div(getTranslation("account.column." + column)));
        }
        return head;
    }

    private Component freeSlots(int free) {
        var row = new Div();
        row.addClassNames("sl-row");
        if (free == 0) {
            row.add(new Span(getTranslation("account.slots.full", LinkedAccounts.SLOTS)));
            return row;
        }
        var plus =
                new Button(VaadinIcon.PLUS.create(), click -> Errors.guard(() -> dialogs.add(AccountNavigation.LIST)));
        plus.addClassName("sl-slot-free");
        plus.setAriaLabel(getTranslation("account.add"));
        var count = new Span(getTranslation("account.slots.free", free));
        count.addClassName("sl-strong");
        row.add(plus, new Div(count, new Span(" " + getTranslation("account.slots.free.sentence"))));
        return row;
    }

    private Component meter(int used) {
        String text = getTranslation("account.slots.used", used, LinkedAccounts.SLOTS);
        var words = new Span(text);
        words.addClassName("sl-strong");
        var meter = new Span(new SlotMeter(used, LinkedAccounts.SLOTS, SlotMeter.Tone.INK, text), words);
        meter.addClassName("sl-line");
        return meter;
    }

    private Button addButton(boolean full) {
        var add = new Button(
                getTranslation("account.add"),
                VaadinIcon.PLUS.create(),
                click -> Errors.guard(() -> dialogs.add(AccountNavigation.LIST)));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setEnabled(!full);
        return add;
    }

    private Component notes() {
        var notes = new Div(note("yours"), note("approvals"), note("deleting"));
        notes.addClassName("sl-notes");
        return notes;
    }

    private Component note(String name) {
        return new Div(
                new H2(getTranslation("account.note." + name + ".title")),
                new Paragraph(getTranslation("account.note." + name)));
    }
}
