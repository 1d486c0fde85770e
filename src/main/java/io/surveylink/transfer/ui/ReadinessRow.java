package io.surveylink.transfer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;
import io.surveylink.workflow.ui.TaskTexts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step: what it writes, where, as which account, how ready that is, and the one button that mends it. */
final class ReadinessRow extends NativeTableRow implements Focusable<ReadinessRow> {

    private static final long serialVersionUID = 1L;

    private final transient WorkflowReadiness workflow;
    private final transient StepReadiness step;
    private final transient @Nullable ReadinessActions actions;

    /** @param urgent the most urgent of all: its button is the primary one */
    ReadinessRow(WorkflowReadiness workflow, StepReadiness step, boolean urgent, @Nullable ReadinessActions actions) {
        this.workflow = workflow;
        this.step = step;
        this.actions = actions;
        addClassName("sl-readiness-row");
        add(
                cell(new Div(strong(title(step)), secondary(getTranslation("transfer.step", step.number())))),
                cell(org()),
                cell(account()),
                cell(readiness()));
        if (actions != null) {
            var cell = new NativeTableCell();
            button(actions).ifPresent(button -> {
                if (urgent) {
                    button.addThemeVariants(ButtonVariant.PRIMARY);
                }
                cell.add(button);
            });
            add(cell);
        }
    }

    /** "Upsert Contact". */
    static String title(StepReadiness step) {
        return TaskTexts.title(step.operation(), step.title());
    }

    private static NativeTableCell cell(Component content) {
        return new NativeTableCell(content);
    }

    private Component org() {
        var org = new Div(
                new Span(step.org().name()), new EnvironmentBadge(step.org().environment()));
        org.addClassName("sl-line");
        return org;
    }

    private Component account() {
        if (actions != null && step.choices().size() > 1) {
            return chooser(actions);
        }
        var account = step.account();
        if (account == null) {
            var nothing = new Span(getTranslation("transfer.account.nothing"));
            nothing.addClassName("sl-secondary-color");
            return nothing;
        }
        return item(account, step.org().environment());
    }

    private Select<StepAccount> chooser(ReadinessActions to) {
        var select = new Select<StepAccount>();
        select.setAriaLabel(getTranslation("transfer.account.choose", step.org().name()));
        select.setPlaceholder(getTranslation("transfer.account.chooseOne"));
        select.setItems(step.choices());
        select.setItemLabelGenerator(StepAccount::name);
        var environment = step.org().environment();
        select.setRenderer(new ComponentRenderer<>(account -> item(account, environment)));
        select.setWidthFull();
        var chosen = step.account();
        if (chosen != null) {
            select.setValue(chosen);
        }
        select.addValueChangeListener(change -> to.choose(step, change.getValue()));
        return select;
    }

    private static Component item(StepAccount account, Environment environment) {
        var item = new Div(
                new OrgTile(account.name(), environment, OrgTile.Size.MEDIUM),
                new Div(strong(account.name()), secondary(account.username())));
        item.addClassName("sl-account-item");
        return item;
    }

    private Component readiness() {
        var state = new Div(new StateDisc(TransferWords.mark(step.answer()), TransferWords.name(step.answer())));
        var more = more();
        if (!more.isEmpty()) {
            var line = secondary(more);
            line.addClassName("sl-readiness-more");
            state.add(line);
        }
        return state;
    }

    private String more() {
        var consent = step.consent();
        return switch (step.answer()) {
            case READY ->
                consent == null || !step.agreed()
                        ? ""
                        : getTranslation("transfer.answer.agreed", consent.publisherName());
            case CHOOSE_ACCOUNT ->
                getTranslation("transfer.answer.choices", step.choices().size());
            case NEEDS_LINK -> getTranslation("transfer.answer.slot", step.slot());
            case NO_FREE_SLOT -> getTranslation("transfer.answer.slots", LinkedAccounts.SLOTS);
            case NEEDS_REAUTHENTICATION -> "";
            case LACKS_PERMISSION ->
                getTranslation("transfer.answer.lacks", step.lacks().size());
            case NEEDS_CONSENT ->
                consent == null ? "" : getTranslation("transfer.answer.publisher", consent.publisherName());
        };
    }

    private Optional<Button> button(ReadinessActions to) {
        return switch (step.answer()) {
            case READY -> step.consent() != null && step.agreed() ? Optional.of(withdraw(to)) : Optional.empty();
            // The chooser stands in the row itself.
            case CHOOSE_ACCOUNT -> Optional.empty();
            case NEEDS_LINK -> Optional.of(way("transfer.do.link", () -> to.link(workflow, step)));
            case NEEDS_REAUTHENTICATION -> {
                var button = way("transfer.do.signIn", () -> to.signInAgain(workflow, step));
                button.setIcon(VaadinIcon.EXTERNAL_LINK.create());
                button.setIconAfterText(true);
                yield Optional.of(button);
            }
            case LACKS_PERMISSION -> Optional.of(way("transfer.do.lacks", () -> to.showLacks(step)));
            case NEEDS_CONSENT -> Optional.of(way("transfer.do.consent", () -> to.askConsent(step)));
            case NO_FREE_SLOT -> Optional.of(way("transfer.do.slot", to::freeSlot));
        };
    }

    private Button withdraw(ReadinessActions to) {
        var button = way("transfer.do.withdraw", () -> to.withdrawConsent(step));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Its name for screen readers tells the step too: many rows have the same button. */
    private Button way(String key, Runnable action) {
        var button = new Button(getTranslation(key), click -> action.run());
        button.setAriaLabel(getTranslation("transfer.do.of", getTranslation(key), title(step), workflow.name()));
        return button;
    }

    private static Div strong(String text) {
        var div = new Div(text);
        div.addClassName("sl-strong");
        return div;
    }

    private static Div secondary(String text) {
        var div = new Div(text);
        div.addClassName("sl-secondary");
        return div;
    }
}
