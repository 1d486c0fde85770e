package io.surveylink.run.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.run.ApiBudgets;
import io.surveylink.run.ApiBudgets.OrgBudget;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** How much of each org's API requests is used, and where the console stops, for admins. */
@Route(value = RunsNavigation.BUDGET, layout = MainLayout.class)
@Menu(title = "run.budget.title", order = 92, icon = "vaadin:bar-chart-h")
@RolesAllowed("ADMIN")
class ApiBudgetsView extends Page implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int WHOLE = 100;

    private final transient ApiBudgets budgets;
    private final transient CurrentUser currentUser;

    ApiBudgetsView(ApiBudgets budgets, CurrentUser currentUser) {
        this.budgets = budgets;
        this.currentUser = currentUser;
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("run.budget.title");
    }

    private void show() {
        removeAll();
        add(new PageHeader(getTranslation("run.budget.title"), getTranslation("run.budget.sentence")));
        var orgs = budgets.list(currentUser.actor());
        if (orgs.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.BAR_CHART_H,
                    getTranslation("run.budget.empty.title"),
                    getTranslation("run.budget.empty.sentence")));
            return;
        }
        var panel = new Panel();
        orgs.forEach(org -> panel.add(row(org)));
        add(panel);
    }

    private Component row(OrgBudget org) {
        var name = new Span(org.name());
        name.addClassName("sl-row-title");
        var head = new Div(name, new EnvironmentBadge(org.environment()));
        head.addClassName("sl-line");
        if (org.held()) {
            head.add(new StateBadge(Mark.HELD, getTranslation("run.budget.held")));
        }
        var text = new Div(head);
        usage(org).forEach(text::add);
        text.addClassName("sl-grow");
        var change = new Button(getTranslation("run.budget.change", org.percent()), click -> openDialog(org));
        change.addClassName("sl-small");
        change.setAriaLabel(getTranslation("run.budget.change.name", org.name(), org.percent()));
        var row = new Div(new OrgTile(org.name(), org.environment(), OrgTile.Size.LARGE), text, change);
        row.addClassName("sl-row");
        return row;
    }

    private List<Component> usage(OrgBudget org) {
        var ours = secondary(getTranslation("run.budget.ours", org.calls(), org.saved()));
        if (org.used() == null || org.limit() == null || org.readAt() == null) {
            return List.of(secondary(getTranslation("run.budget.unknown")), ours);
        }
        var bar = new ProgressBar(0, org.limit(), Math.min(org.used(), org.limit()));
        bar.addClassName("sl-budget-bar");
        bar.getElement().setAttribute("aria-label", getTranslation("run.budget.used", org.used(), org.limit()));
        var used =
                secondary(getTranslation("run.budget.used.at", org.used(), org.limit(), Times.dateTime(org.readAt())));
        return List.of(bar, used, ours);
    }

    private static Div secondary(String text) {
        var line = new Div(text);
        line.addClassName("sl-secondary");
        return line;
    }

    private void openDialog(OrgBudget org) {
        var dialog = new Dialog(getTranslation("run.budget.dialog", org.name()));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("480px");
        var percent = new IntegerField(getTranslation("run.budget.percent"));
        percent.setHelperText(getTranslation("run.budget.percent.help"));
        percent.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("run.budget.percent.wrong"))
                .setRequiredErrorMessage(getTranslation("run.budget.percent.wrong"))
                .setMinErrorMessage(getTranslation("run.budget.percent.wrong"))
                .setMaxErrorMessage(getTranslation("run.budget.percent.wrong")));
        percent.setMin(1);
        percent.setMax(WHOLE);
        percent.setRequiredIndicatorVisible(true);
        percent.setStepButtonsVisible(true);
        percent.setValue(org.percent());
        percent.focus();
        dialog.add(new Paragraph(getTranslation("run.budget.dialog.sentence")), percent);
        var save = new Button(getTranslation("common.action.save"), click -> save(org, percent, dialog));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(new Button(getTranslation("common.action.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private void save(OrgBudget org, IntegerField percent, Dialog dialog) {
        if (percent.isInvalid() || percent.getValue() == null) {
            percent.focus();
            return;
        }
        budgets.setPercent(currentUser.actor(), org.org(), percent.getValue());
        dialog.close();
        show();
        Toast.show(getTranslation("run.budget.saved", org.name(), percent.getValue()));
    }
}
