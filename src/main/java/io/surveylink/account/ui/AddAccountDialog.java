package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.account.Account;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.SlotMeter;
import io.surveylink.oauth.SalesforceApps;
import java.util.List;

/** Environment, org where there are several, name; then Salesforce's own login page. */
class AddAccountDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NAME = 60;

    private final transient SalesforceApps apps;
    private final transient Connect connect;
    private final RadioButtonGroup<Environment> environment = new RadioButtonGroup<>();
    private final Select<SalesforceApps.Choice> app = new Select<>();
    private final TextField name = new TextField();
    private final Div problem = new Div();

    /** Leaves for Salesforce. */
    @FunctionalInterface
    interface Connect {
        void to(SalesforceAppId app, String name);
    }

    AddAccountDialog(SalesforceApps apps, List<Account> mine, AddAccountLink link, Connect connect) {
        this.apps = apps;
        this.connect = connect;
        addClassName("sl-dialog");
        setWidth("600px");
        setHeaderTitle(getTranslation("account.add.title"));
        getHeader().add(slot(mine.size()));

        environment.setLabel(getTranslation("account.add.environment"));
        environment.addClassName("sl-cards");
        environment.setItems(Environment.values());
        environment.setRenderer(new ComponentRenderer<>(AddAccountDialog::card));
        environment.addValueChangeListener(change -> showApps(change.getValue()));
        app.setLabel(getTranslation("account.add.org"));
        app.setItemLabelGenerator(
                choice -> choice.name() + " · " + choice.loginUrl().getHost());
        app.setWidthFull();
        name.setLabel(getTranslation("account.add.name"));
        name.setHelperText(getTranslation("account.add.name.help"));
        name.setMaxLength(MAX_NAME);
        name.setWidthFull();
        name.addValueChangeListener(change -> name.setInvalid(false));

        var body = new Div(environment, app, name, facts(mine), problem);
        body.addClassName("sl-dialog-body");
        add(body);
        fill(link);
        footer(link.returnTo().equals(AccountNavigation.LIST));
    }

    private void fill(AddAccountLink link) {
        environment.setValue(link.environment());
        apps.choices(link.environment()).stream()
                .filter(choice -> choice.publicId().equals(link.appPublicId()))
                .findFirst()
                .ifPresent(choice -> {
                    app.setValue(choice);
                    name.setValue(
                            choice.name().substring(0, Math.min(choice.name().length(), MAX_NAME)));
                });
    }

    private void footer(boolean fromList) {
        var back = new Span(
                VaadinIcon.REPLY.create(),
                new Span(getTranslation(fromList ? "account.add.backHere" : "account.add.backToStep")));
        back.addClassNames("sl-line", "sl-secondary", "sl-dialog-instead");
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(getTranslation("account.add.connect"), VaadinIcon.EXTERNAL_LINK.create(), click -> go());
        go.setIconAfterText(true);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(back, cancel, go);
    }

    private void showApps(Environment chosen) {
        problem.removeAll();
        var choices = apps.choices(chosen);
        app.setItems(choices);
        app.setVisible(choices.size() > 1);
        if (choices.isEmpty()) {
            showProblem(getTranslation("account.add.noApp." + chosen));
        } else {
            app.setValue(choices.getFirst());
        }
    }

    private void go() {
        problem.removeAll();
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("account.add.name.missing"));
            name.setInvalid(true);
            name.focus();
            return;
        }
        var chosen = app.getValue();
        if (chosen == null) {
            showProblem(getTranslation("account.add.noApp." + environment.getValue()));
            return;
        }
        try {
            connect.to(chosen.id(), name.getValue());
        } catch (DomainException e) {
            if (e.code() == ErrorCode.ACCOUNT_NAME_TAKEN) {
                name.setErrorMessage(Errors.sentence(e));
                name.setInvalid(true);
            } else {
                showProblem(Errors.sentence(e));
            }
        }
    }

    private void showProblem(String sentence) {
        problem.add(new Banner(Banner.Tone.TROUBLE, "", sentence));
    }

    private Component slot(int used) {
        int next = Math.min(used + 1, LinkedAccounts.SLOTS);
        String text = getTranslation("account.add.slot", next, LinkedAccounts.SLOTS);
        var words = new Span(text);
        words.addClassName("sl-secondary");
        var slot = new Span(new SlotMeter(next, LinkedAccounts.SLOTS, SlotMeter.Tone.INK, text), words);
        slot.addClassName("sl-line");
        return slot;
    }

    private static Component card(Environment environment) {
        var icon = new Span(
                switch (environment) {
                    case PRODUCTION -> VaadinIcon.CLOUD.create();
                    case SANDBOX -> VaadinIcon.FLASK.create();
                });
        icon.addClassNames(
                "sl-tile", "sl-tile-medium", environment == Environment.SANDBOX ? "sl-sandbox" : "sl-production");
        var card = new Div();
        var title = new Div(card.getTranslation("common.environment." + environment));
        title.addClassName("sl-strong");
        var sentence = new Div(card.getTranslation("account.add.environment." + environment));
        sentence.addClassName("sl-secondary");
        card.addClassNames("sl-line", "sl-environment-card");
        card.add(icon, new Div(title, sentence));
        return card;
    }

    private Component facts(List<Account> mine) {
        var facts = new Div(
                fact(VaadinIcon.EXTERNAL_BROWSER, getTranslation("account.add.fact.password")),
                fact(VaadinIcon.EYE, getTranslation("account.add.fact.confirm")),
                fact(VaadinIcon.KEY_O, getTranslation("account.add.fact.approval")));
        for (Account account : mine) {
            Integer used = account.approvalsUsed();
            if (used != null && used >= Account.APPROVALS) {
                facts.add(fact(VaadinIcon.WARNING, getTranslation("account.add.fact.full", account.username())));
            }
        }
        facts.addClassName("sl-facts");
        return facts;
    }

    private static Component fact(VaadinIcon icon, String sentence) {
        var fact = new Div(icon.create(), new Span(sentence));
        fact.addClassName("sl-line");
        return fact;
    }
}
