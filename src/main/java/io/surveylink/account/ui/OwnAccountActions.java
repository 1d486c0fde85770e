package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.user.CurrentUser;

/** What a person does with an account of their own, on whichever page its row stands. */
final class OwnAccountActions implements AccountRow.Actions {

    private final LinkedAccounts accounts;
    private final AccountDialogs dialogs;
    private final CurrentUser currentUser;
    private final Component page;
    private final String returnTo;
    private final Runnable changed;

    /**
     * @param returnTo where the person is back after a sign-in at Salesforce
     * @param changed shows the page again, as things are then
     */
    OwnAccountActions(
            LinkedAccounts accounts,
            AccountDialogs dialogs,
            CurrentUser currentUser,
            Component page,
            String returnTo,
            Runnable changed) {
        this.accounts = accounts;
        this.dialogs = dialogs;
        this.currentUser = currentUser;
        this.page = page;
        this.returnTo = returnTo;
        this.changed = changed;
    }

    @Override
    public void rename(Account account) {
        var dialog = new Dialog(page.getTranslation("account.rename.title", account.name()));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("480px");
        var name = new TextField(page.getTranslation("account.add.name"));
        name.setValue(account.name());
        name.setWidthFull();
        dialog.add(name);
        var save = new Button(page.getTranslation("common.action.save"), click -> {
            try {
                accounts.rename(currentUser.actor(), account.id(), name.getValue());
                dialog.close();
                changed.run();
                Toast.show(page.getTranslation("account.renamed"));
            } catch (DomainException e) {
                name.setErrorMessage(
                        e.code() == ErrorCode.INVALID_INPUT
                                ? page.getTranslation("account.add.name.missing")
                                : Errors.sentence(e));
                name.setInvalid(true);
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        var cancel = new Button(page.getTranslation("common.action.cancel"), click -> dialog.close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        dialog.getFooter().add(cancel, save);
        dialog.open();
        name.focus();
    }

    @Override
    public void refresh(Account account, AccountRow row) {
        if (account.state() == AccountState.AWAITING_CONFIRMATION) {
            confirm(account);
            return;
        }
        row.showRefreshing();
        var actor = currentUser.actor();
        Background.run(
                page,
                () -> accounts.refresh(actor, account.id()),
                refreshed -> {
                    changed.run();
                    Toast.show(page.getTranslation("account.refreshed." + refreshed.state(), refreshed.name()));
                },
                error -> {
                    changed.run();
                    Errors.show(error);
                });
    }

    @Override
    public void delete(Account account) {
        var impact = accounts.impactOfDeleting(currentUser.actor(), account.id());
        var dialog = new DangerDialog(
                        page.getTranslation("account.delete.title", account.name()),
                        page.getTranslation("account.delete.act"),
                        page.getTranslation("account.delete.keep"),
                        () -> {
                            accounts.delete(currentUser.actor(), account.id());
                            changed.run();
                            Toast.show(page.getTranslation("account.deleted", account.name()));
                        })
                .withBadge(new EnvironmentBadge(account.environment()))
                .withText(page.getTranslation("account.delete.sentence"))
                .withImpact(DeletionTexts.impact(account, impact))
                .withTypedName(page.getTranslation("account.delete.type"), account.name());
        if (AccountTexts.isBroken(account.state())) {
            var instead = new Button(page.getTranslation("account.delete.instead"), click -> signInAgain(account));
            instead.addThemeVariants(ButtonVariant.TERTIARY);
            instead.addClassName("sl-link");
            dialog.withInstead(instead);
        }
        dialog.open();
    }

    @Override
    public void signInAgain(Account account) {
        Errors.guard(() -> dialogs.signInAgain(account.id(), returnTo));
    }

    @Override
    public void showWaiting(Account account) {
        page.getUI()
                .ifPresent(ui ->
                        ui.navigate(RefreshedSandboxView.class, account.id().value()));
    }

    @Override
    public void confirm(Account account) {
        page.getUI()
                .ifPresent(
                        ui -> ui.navigate(AccountLinkedView.class, account.id().value()));
    }
}
