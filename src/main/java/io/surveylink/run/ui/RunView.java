package io.surveylink.run.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import io.surveylink.common.RunId;
import io.surveylink.common.Watch;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.run.HeldCause;
import io.surveylink.run.RunDetail;
import io.surveylink.run.RunDetail.Unmet;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.ui.ConditionTexts;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: where it stands, what happened, what came in. Live. */
@Route(value = "runs", layout = MainLayout.class)
@PermitAll
class RunView extends Page implements HasUrlParameter<Long>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient RunServices services;
    private transient @Nullable RunDetail shown;
    private transient @Nullable Watch watch;

    RunView(RunServices services) {
        this.services = services;
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        show(services.runs().get(services.actor(), new RunId(id)));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : RunWords.subject(shown.run().event());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var detail = shown;
        if (detail != null) {
            var ui = event.getUI();
            watch = services.live()
                    .watch(
                            detail.run().projectId(),
                            () -> ui.access(() -> refresh(detail.run().id())));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
        }
    }

    private void refresh(RunId id) {
        var now = services.runs().get(services.actor(), id);
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(RunDetail detail) {
        shown = detail;
        removeAll();
        add(head(detail));
        var main = new Div();
        main.addClassNames("sl-stack", "sl-run-main");
        if (detail.hold() != null) {
            main.add(banner(detail.hold()));
        }
        if (detail.standing().waitsFor() != null) {
            main.add(waitsFor(detail.standing().waitsFor()));
        }
        if (detail.run().failedConditions()) {
            main.add(conditions(detail.unmet()));
        }
        main.add(new RunTimeline(detail, services.clock()));
        if (detail.content().isEmpty()) {
            add(main);
            return;
        }
        var columns = new Div(main, content(detail));
        columns.addClassName("sl-columns");
        add(columns);
    }

    private Div head(RunDetail detail) {
        var breadcrumb = new Nav(
                new Anchor("runs", getTranslation("run.list.title")),
                new Anchor(
                        "workflows/" + detail.workflowPublicId(), detail.run().workflowName()));
        breadcrumb.addClassName("sl-breadcrumb");
        var revision = new Span(getTranslation("run.revision", detail.run().revisionNumber()));
        revision.addClassNames("sl-pill", "sl-pill-line");
        var line = new Div(
                new H1(RunWords.subject(detail.run().event())),
                new StateBadge(
                        RunWords.mark(detail.run().state()),
                        RunWords.word(detail.run().state())),
                revision);
        line.addClassName("sl-line");
        var dialogs = new RunDialogs(services, () -> refresh(detail.run().id()));
        return new Div(breadcrumb, line, new RunActions(detail, dialogs), why(detail));
    }

    /** To the diagnosis, from what did not end well. */
    private Component why(RunDetail detail) {
        var link = new Anchor(
                ProjectNavigation.diagnosisPath(
                        detail.projectSlug(),
                        "run",
                        String.valueOf(detail.run().id().value())),
                getTranslation("run.why"));
        link.setVisible(
                switch (detail.run().state()) {
                    case HELD, FAILED, UNCERTAIN, RETRYING, SKIPPED -> true;
                    case QUEUED, RUNNING, SUCCEEDED, CANCELLED -> false;
                });
        return link;
    }

    private Div waitsFor(RunId earlier) {
        var line = new Div(
                new Span(getTranslation("run.waitsFor")),
                new Anchor(RunsNavigation.pathOf(earlier), getTranslation("run.waitsFor.show")));
        line.addClassNames("sl-line", "sl-secondary");
        return line;
    }

    private Banner conditions(@Nullable Unmet unmet) {
        String why = unmet == null
                ? getTranslation("run.conditions.hidden")
                : getTranslation("run.conditions.text") + " "
                        + unmet.comparisons().stream()
                                .map(comparison -> ConditionTexts.sentence(comparison, unmet.survey()))
                                .collect(Collectors.joining(getTranslation("run.conditions.separator")));
        return new Banner(Banner.Tone.INFO, getTranslation("run.conditions.title"), why);
    }

    private Banner banner(HeldCause hold) {
        var sentence = why(hold) + getTranslation("run.hold.sentence", RunWords.number(hold.runs()));
        var title = getTranslation("run.hold.title", RunWords.cause(hold));
        return HeldPanel.action(hold, true)
                .map(button -> new Banner(Banner.Tone.ATTENTION, title, sentence, button))
                .orElseGet(() -> new Banner(Banner.Tone.ATTENTION, title, sentence));
    }

    /** Of an account, in the words that its person reads in the list of accounts; else what Salesforce answered. */
    private String why(HeldCause hold) {
        var code = hold.code();
        if (code == null || code.isEmpty()) {
            return "";
        }
        return switch (hold.cause()) {
            case TOKEN_DEAD, BLOCKED_BY_ORG ->
                Errors.sentence(services.accounts().reason(code)) + " ";
            case API_LIMIT, PERMISSION_MISSING, SCHEMA_CHANGED -> getTranslation("run.hold.answered", code) + " ";
            case API_BUDGET, NO_BINDING, OWNER_DEACTIVATED, PAUSED, NO_CONSENT, ORG_CHANGED -> "";
        };
    }

    private Div content(RunDetail detail) {
        var values = new KeyValue();
        detail.content().forEach(value -> values.with(value.name(), value.value()));
        var side = new Div(new H2(getTranslation("run.content.title")), values);
        side.addClassName("sl-stack");
        return side;
    }
}
