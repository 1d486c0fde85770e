package io.surveylink.diagnosis.ui;

import static io.surveylink.diagnosis.ui.DiagnosisWords.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.ui.AccountNavigation;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.run.ui.RunsNavigation;
import io.surveylink.workflow.ui.WorkflowNavigation;

/** The one button that the diagnosis ends in. */
final class RemedyButton {

    private final DiagnosisServices services;
    private final OpenProject open;
    private final Subject subject;
    private final Runnable again;

    /** @param again shows the page anew */
    RemedyButton(DiagnosisServices services, OpenProject open, Subject subject, Runnable again) {
        this.services = services;
        this.open = open;
        this.subject = subject;
        this.again = again;
    }

    Button of(Remedy remedy) {
        var slug = open.summary().slug();
        return switch (remedy) {
            case Remedy.LinkAccount(var environment) ->
                way(
                        text("diagnosis.remedy.linkAccount"),
                        new AddAccountLink(environment, null, DiagnoseView.path(open.summary(), subject)).path());
            case Remedy.ChooseAccount() -> way(text("diagnosis.remedy.chooseAccount"), people());
            case Remedy.SignInAgain(var account) ->
                way(text("diagnosis.remedy.signInAgain"), AccountNavigation.detailPath(account));
            case Remedy.GiveConsent() -> way(text("diagnosis.remedy.giveConsent"), WorkflowNavigation.listPath(slug));
            case Remedy.SeeRequirements(var account) ->
                way(text("diagnosis.remedy.seeRequirements"), AccountNavigation.requirementsPath(account));
            case Remedy.Resume(var workflow) ->
                deed(text("diagnosis.remedy.resume"), () -> services.workflows().resume(open.actor(), workflow));
            case Remedy.SwitchOn(var workflow) ->
                deed(
                        text("diagnosis.remedy.switchOn"),
                        () -> services.workflows().switchOn(open.actor(), workflow));
            case Remedy.OpenBudget() -> way(text("diagnosis.remedy.openBudget"), RunsNavigation.budgetPath());
            case Remedy.OpenRun(var run) -> way(text("diagnosis.remedy.openRun"), RunsNavigation.pathOf(run));
            case Remedy.OpenRuns() -> way(text("diagnosis.remedy.openRuns"), RunsNavigation.listPath(slug));
            case Remedy.OpenPeople() -> way(text("diagnosis.remedy.openPeople"), people());
            case Remedy.OpenWorkflows() ->
                way(text("diagnosis.remedy.openWorkflows"), WorkflowNavigation.listPath(slug));
            case Remedy.OpenEditor(var workflow, var step) ->
                way(
                        text("diagnosis.remedy.openEditor"),
                        step == null
                                ? WorkflowNavigation.editorPath(workflow)
                                : WorkflowNavigation.stepPath(workflow, step));
            case Remedy.Ask(var person, var name, var org) -> deed(text("diagnosis.remedy.ask", name), this::ask);
            case Remedy.Wait(var until) -> deed(text("diagnosis.again"), () -> {});
        };
    }

    private String people() {
        return ProjectNavigation.path(open.summary(), "people");
    }

    private void ask() {
        var asked = services.diagnosis().ask(open.actor(), open.id(), subject);
        Toast.show(text("diagnosis.asked", asked.name()));
    }

    private static Button way(String label, String path) {
        return primary(new Button(label, click -> UI.getCurrent().navigate(path)));
    }

    private Button deed(String label, Runnable deed) {
        var button = primary(new Button(label, click -> {
            Errors.guard(deed);
            again.run();
        }));
        button.setDisableOnClick(true);
        return button;
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
