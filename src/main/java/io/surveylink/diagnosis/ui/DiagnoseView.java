package io.surveylink.diagnosis.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.surveylink.common.RunId;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Section;
import io.surveylink.diagnosis.Diagnosis.Report;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.diagnosis.Remedy;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.project.ui.ProjectTab;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.Workflows.WorkflowHead;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;

/** Why does it not work? Of a project, one of its workflows, or one run. */
@Route(value = "projects/:project/" + DiagnosisTab.PATH, layout = MainLayout.class)
@PermitAll
class DiagnoseView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private static final String WORKFLOW = "workflow";
    private static final String RUN = "run";

    private final transient DiagnosisServices services;
    private transient Subject subject = new Subject.OfProject();

    DiagnoseView(ProjectFrame frame, @Qualifier(DiagnosisTab.BEAN) ProjectTab tab, DiagnosisServices services) {
        super(frame, tab);
        this.services = services;
    }

    static String path(ProjectSummary project, Subject subject) {
        return switch (subject) {
            case Subject.OfProject() -> ProjectNavigation.path(project, DiagnosisTab.PATH);
            case Subject.OfWorkflow(var publicId) ->
                ProjectNavigation.diagnosisPath(project.slug(), WORKFLOW, publicId);
            case Subject.OfRun(var run) ->
                ProjectNavigation.diagnosisPath(project.slug(), RUN, String.valueOf(run.value()));
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        subject = query.getSingleParameter(RUN)
                .flatMap(DiagnoseView::runId)
                .<Subject>map(Subject.OfRun::new)
                .or(() -> query.getSingleParameter(WORKFLOW).map(Subject.OfWorkflow::new))
                .orElseGet(Subject.OfProject::new);
        super.beforeEnter(event);
    }

    private static Optional<RunId> runId(String number) {
        try {
            return Optional.of(new RunId(Long.parseLong(number)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    protected Component content(OpenProject open) {
        var report = services.diagnosis().diagnose(open.actor(), open.id(), subject);
        var words = new DiagnosisWords(services.accounts());
        var now = services.clock().instant();
        var questions = new Section(
                getTranslation("diagnosis.questions"), new AnswerList(report.answers(), report.cause(), words, now));
        if (!(report.remedy() instanceof Remedy.Wait)) {
            questions.addAction(
                    new Button(getTranslation("diagnosis.again"), VaadinIcon.REFRESH.create(), click -> refresh()));
        }
        var content = new Div(about(open, report.workflows()), outcome(open, report, words), questions);
        content.addClassNames("sl-stack", "sl-diagnosis");
        return content;
    }

    private Component outcome(OpenProject open, Report report, DiagnosisWords words) {
        var cause = report.cause();
        if (cause == null) {
            return new EmptyState(
                    VaadinIcon.CHECK,
                    getTranslation("diagnosis.nothing.title"),
                    getTranslation("diagnosis.nothing.text"));
        }
        var remedy = report.remedy();
        var way = remedy == null ? null : new RemedyButton(services, open, subject, this::refresh).of(remedy);
        return new CausePanel(
                cause, remedy, way, words.more(cause), services.clock().instant());
    }

    /** What it is about, and the way to something narrower or wider. */
    private Component about(OpenProject open, List<WorkflowHead> workflows) {
        var select = new Select<Subject>();
        select.setLabel(getTranslation("diagnosis.about"));
        var whole = new Subject.OfProject();
        var names = new LinkedHashMap<Subject, String>();
        names.put(whole, getTranslation("diagnosis.about.project"));
        workflows.forEach(head -> names.put(new Subject.OfWorkflow(head.publicId()), head.name()));
        if (subject instanceof Subject.OfRun) {
            names.put(subject, getTranslation("diagnosis.about.run"));
        }
        select.setItems(names.keySet());
        select.setItemLabelGenerator(each -> names.getOrDefault(each, ""));
        select.setValue(subject);
        select.addClassName("sl-diagnosis-about");
        select.addValueChangeListener(change -> UI.getCurrent().navigate(path(open.summary(), change.getValue())));
        return select;
    }
}
