package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.Requirements;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.WorkflowId;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.oauth.Refusals;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What one of the person's accounts needs in Salesforce, as the last check found it. */
@Route(
        value = AccountNavigation.LIST + "/:account([0-9]{1,18})/" + AccountNavigation.REQUIREMENTS,
        layout = MainLayout.class)
@PermitAll
class RequirementsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient LinkedAccounts accounts;
    private final transient Requirements requirements;
    private final transient Refusals refusals;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final Div status = new Div();
    private final Div trouble = new Div();
    private final Div content = new Div();
    private final Button check = new Button(VaadinIcon.REFRESH.create(), click -> check());
    private transient Optional<Account> account = Optional.empty();
    private transient Optional<RequirementReport> report = Optional.empty();

    RequirementsView(
            LinkedAccounts accounts,
            Requirements requirements,
            Refusals refusals,
            CurrentUser currentUser,
            Clock clock) {
        this.accounts = accounts;
        this.requirements = requirements;
        this.refusals = refusals;
        this.currentUser = currentUser;
        this.clock = clock;
        // Read out when a check begins and ends.
        status.getElement().setAttribute("role", "status");
        status.addClassName("sl-secondary");
        trouble.setVisible(false);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("requirement.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().getLong("account").map(AccountId::new);
        var actor = currentUser.actor();
        try {
            account = id.map(own -> accounts.get(actor, own));
            report = account.flatMap(own -> requirements.report(actor, own.id()));
        } catch (DomainException e) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        account.ifPresent(own -> add(head(own), trouble, content));
        show();
    }

    private Component head(Account own) {
        return new AccountHead(
                own,
                getTranslation("requirement.title"),
                new Anchor(AccountNavigation.detailPath(own.id()), own.name()),
                status,
                check);
    }

    private void show() {
        check.setEnabled(true);
        check.setText(getTranslation(report.isPresent() ? "requirement.check.again" : "requirement.check.now"));
        status.removeAll();
        content.removeAll();
        if (account.isEmpty()) {
            return;
        }
        if (report.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CLIPBOARD_CHECK,
                    getTranslation("requirement.empty.title"),
                    getTranslation("requirement.empty.sentence")));
            return;
        }
        status.add(new Span(
                getTranslation("requirement.checked", Times.ago(report.get().checkedAt(), clock.instant()))));
        show(account.get(), report.get());
    }

    private void show(Account own, RequirementReport found) {
        var columns = new Div();
        columns.addClassNames("sl-columns", "sl-requirement-columns");
        if (found.workflows().size() > 1) {
            content.add(workflows(found, chosen -> fill(columns, own, chosen)));
        }
        fill(columns, own, found);
        content.add(columns);
    }

    private void fill(Div columns, Account own, RequirementReport found) {
        columns.removeAll();
        columns.add(
                new RequirementFindings(own, found, new RequirementTexts(refusals, getLocale())),
                new AdminLetter(own, found, refusals, currentUser.profile().name()));
    }

    /** One workflow or all: list and letter follow. */
    private Select<WorkflowId> workflows(RequirementReport found, Consumer<RequirementReport> shown) {
        var names = found.workflows();
        var select = new Select<WorkflowId>();
        select.setLabel(getTranslation("requirement.workflow"));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("requirement.workflow.all"));
        select.setItemLabelGenerator(
                id -> id == null ? getTranslation("requirement.workflow.all") : names.getOrDefault(id, ""));
        select.setItems(names.keySet());
        select.addValueChangeListener(change -> shown.accept(
                Optional.ofNullable(change.getValue()).map(found::of).orElse(found)));
        return select;
    }

    private void check() {
        if (account.isEmpty()) {
            return;
        }
        check.setEnabled(false);
        trouble.removeAll();
        trouble.setVisible(false);
        status.removeAll();
        status.add(new StateDisc(Mark.RUNNING, getTranslation("requirement.checking")));
        var actor = currentUser.actor();
        var id = account.get().id();
        Background.run(
                this,
                () -> requirements.check(actor, id),
                found -> {
                    report = Optional.of(found);
                    show();
                },
                this::showFailure);
    }

    /** What was found before stays, with its time. */
    private void showFailure(RuntimeException error) {
        show();
        trouble.setVisible(true);
        trouble.add(new Banner(
                Banner.Tone.TROUBLE,
                getTranslation("requirement.failed.title"),
                report.map(earlier -> getTranslation(
                                "requirement.failed.earlier",
                                Errors.sentence(error),
                                Times.dateTime(earlier.checkedAt())))
                        .orElseGet(() -> Errors.sentence(error))));
    }
}
