package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.oauth.SignInFailure;
import io.surveylink.user.Actor;

/** "That is another Salesforce user": both identities, differences marked; nothing was switched. */
class OtherIdentity extends Div {

    private static final long serialVersionUID = 1L;

    /** The arguments of ACCOUNT_OTHER_IDENTITY, in their order. */
    private record Found(
            String username,
            AccountId account,
            String displayName,
            String orgName,
            String orgId,
            Environment environment) {

        static Found of(SignInFailure failure) {
            var arguments = failure.arguments();
            return new Found(
                    (String) arguments.get(1),
                    new AccountId((Long) arguments.get(2)),
                    (String) arguments.get(3),
                    (String) arguments.get(4),
                    (String) arguments.get(5),
                    Environment.valueOf((String) arguments.get(6)));
        }
    }

    OtherIdentity(SignInFailure failure, LinkedAccounts accounts, Actor actor, AccountDialogs dialogs, Runnable keep) {
        addClassNames("sl-centered", "sl-other-identity");
        var found = Found.of(failure);
        var account = accounts.get(actor, found.account());
        boolean sameOrg = account.orgSalesforceId().equals(found.orgId());
        var sentence = new Paragraph(getTranslation("account.other.sentence", account.name()));
        sentence.addClassName("sl-secondary-color");
        var unequal = new Span("≠");
        unequal.addClassName("sl-unequal");
        unequal.getElement().setAttribute("aria-hidden", "true");
        var identities = new Div(before(account), unequal, now(found, account, sameOrg));
        identities.addClassName("sl-identities");
        add(
                Mark.ATTENTION.disc(),
                new H1(getTranslation(sameOrg ? "account.other.title" : "account.other.title.org")),
                sentence,
                identities,
                buttons(account, failure, dialogs, keep));
    }

    private Component buttons(Account account, SignInFailure failure, AccountDialogs dialogs, Runnable keep) {
        var stay = new Button(getTranslation("account.other.keep"), click -> keep.run());
        stay.addThemeVariants(ButtonVariant.TERTIARY);
        var again = new Button(
                getTranslation("account.other.signIn", account.username()),
                VaadinIcon.EXTERNAL_LINK.create(),
                click -> Errors.guard(() -> dialogs.signInAgain(account.id(), failure.returnTo())));
        again.setIconAfterText(true);
        again.addThemeVariants(ButtonVariant.PRIMARY);
        var buttons = new Div(stay, again);
        buttons.addClassNames("sl-actions", "sl-end");
        return buttons;
    }

    private Component before(Account account) {
        return card(
                getTranslation("account.other.before"),
                account.environment(),
                account.orgName(),
                new Span(account.username()),
                new KeyValue()
                        .with(getTranslation("account.linked.user"), account.displayName())
                        .with(getTranslation("account.linked.org"), account.orgName())
                        .with(getTranslation("account.linked.orgId"), code(account.orgSalesforceId(), true)));
    }

    private Component now(Found found, Account account, boolean sameOrg) {
        var card = card(
                getTranslation("account.other.now"),
                found.environment(),
                found.orgName(),
                marked(found.username(), found.username().equals(account.username())),
                new KeyValue()
                        .with(
                                getTranslation("account.linked.user"),
                                marked(found.displayName(), found.displayName().equals(account.displayName())))
                        .with(getTranslation("account.linked.org"), marked(found.orgName(), sameOrg))
                        .with(getTranslation("account.linked.orgId"), code(found.orgId(), sameOrg)));
        card.addClassName("sl-identity-new");
        return card;
    }

    private static Div card(String title, Environment environment, String org, Component username, KeyValue facts) {
        var caption = new Span(title);
        caption.addClassName("sl-secondary");
        var head = new Div(caption, new EnvironmentBadge(environment));
        head.addClassName("sl-between");
        username.addClassName("sl-account-name");
        var who = new Div(new OrgTile(org, environment, OrgTile.Size.LARGE), username);
        who.addClassName("sl-line");
        var card = new Div(head, who, facts);
        card.addClassName("sl-identity");
        return card;
    }

    private static Span code(String text, boolean same) {
        var code = marked(text, same);
        code.addClassName("sl-mono");
        return code;
    }

    private static Span marked(String text, boolean same) {
        var span = new Span(text);
        if (!same) {
            span.addClassName("sl-different");
        }
        return span;
    }
}
