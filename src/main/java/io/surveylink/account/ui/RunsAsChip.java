package io.surveylink.account.ui;

import com.vaadin.flow.component.html.Span;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;

/** "Runs as …": whose credentials a step or a task run uses. Dashed on a sandbox, red when the sign-in is dead. */
public final class RunsAsChip extends Span {

    private static final long serialVersionUID = 1L;

    public RunsAsChip(Account account) {
        this(account.name(), account.username(), account.environment(), account.state());
    }

    public RunsAsChip(String name, String username, Environment environment, AccountState state) {
        addClassName("sl-runs-as");
        if (environment == Environment.SANDBOX) {
            addClassName("sl-runs-as-sandbox");
        }
        var account = new Span(name);
        account.addClassName("sl-strong");
        add(
                new OrgTile(name, environment, OrgTile.Size.SMALL),
                secondary(getTranslation("account.runsAs")),
                account,
                secondary(username),
                new EnvironmentBadge(environment));
        if (AccountTexts.isBroken(state)) {
            addClassName("sl-runs-as-trouble");
            var trouble = new Span(getTranslation("account.runsAs." + state));
            trouble.addClassName("sl-trouble");
            add(trouble);
        }
    }

    private static Span secondary(String text) {
        var span = new Span(text);
        span.addClassName("sl-secondary");
        return span;
    }
}
