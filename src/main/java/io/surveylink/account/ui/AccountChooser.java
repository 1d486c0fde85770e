package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.OrgTile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person's own accounts to choose from, and a way to add one that comes back to where the person is. Made by
 * {@link AccountChoosers}.
 */
public final class AccountChooser extends Select<Account> {

    private static final long serialVersionUID = 1L;

    private final transient List<Account> accounts;
    private final Div help = new Div();

    AccountChooser(String label, List<Account> accounts, String returnTo, AccountDialogs dialogs) {
        this.accounts = accounts;
        setLabel(label);
        setPlaceholder(getTranslation(accounts.isEmpty() ? "account.chooser.none" : "account.chooser.choose"));
        setItems(accounts);
        setItemLabelGenerator(Account::name);
        setItemEnabledProvider(account -> account == null || account.state() != AccountState.AWAITING_CONFIRMATION);
        setRenderer(new ComponentRenderer<>(AccountChooser::item));
        setWidthFull();
        var add = new Button(
                getTranslation("account.chooser.add"),
                VaadinIcon.PLUS.create(),
                click -> Errors.guard(() -> dialogs.add(returnTo)));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.addClassName("sl-link");
        help.add(add);
        setHelperComponent(help);
    }

    /** Shows that the person went to add an account and did not come back with one. */
    void tell(UnfinishedSignIn unfinished) {
        help.add(unfinished);
    }

    /** Chooses by id; nothing if it is not one of the person's own. */
    public void choose(@Nullable AccountId id) {
        accounts.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .ifPresentOrElse(this::setValue, this::clear);
    }

    private static Component item(Account account) {
        var name = new Div(account.name());
        name.addClassName("sl-strong");
        var user = new Div(account.username());
        user.addClassName("sl-secondary");
        var item = new Div(
                new OrgTile(account.name(), account.environment(), OrgTile.Size.MEDIUM),
                new Div(name, user),
                new EnvironmentBadge(account.environment()));
        item.addClassName("sl-line");
        if (account.state() != AccountState.CONNECTED) {
            var state = new Span(AccountTexts.name(account.state()));
            state.addClassName(AccountTexts.isBroken(account.state()) ? "sl-trouble" : "sl-attention");
            item.add(state);
        }
        return item;
    }
}
