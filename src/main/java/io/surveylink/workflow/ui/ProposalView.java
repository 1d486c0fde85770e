package io.surveylink.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Watch;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.ReasonDialog;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.ProjectSummary;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.DefinitionDiff;
import io.surveylink.workflow.Proposals.Comment;
import io.surveylink.workflow.Proposals.Proposal;
import io.surveylink.workflow.Proposals.ProposalState;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.WorkflowDefinition;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A proposal: what it changes, what is said about it, what follows from a yes, and the buttons of whose turn it is. */
@Route(value = "proposals/:proposal", layout = MainLayout.class)
@PermitAll
class ProposalView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int MAX_REASON = 1000;

    private final transient EditorServices services;
    private transient @Nullable Proposal shown;
    private transient @Nullable Watch watch;

    ProposalView(EditorServices services) {
        this.services = services;
        addClassNames("sl-editor", "sl-proposal");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(read(event.getRouteParameters().get("proposal").orElse("")));
        } catch (DomainException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            event.rerouteToError(NotFoundException.class);
        }
    }

    private Proposal read(String publicId) {
        return services.lock().proposals().get(services.currentUser().actor(), publicId);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var proposal = shown;
        if (proposal != null) {
            var ui = attach.getUI();
            watch = services.lock().live().watch(proposal.head().workflow(), () -> ui.access(this::changedElsewhere));
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
        }
    }

    private void changedElsewhere() {
        var now = read(shown().head().publicId());
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private Proposal shown() {
        return Objects.requireNonNull(shown, "shown before entered");
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("workflow.proposal.pageTitle")
                : getTranslation("workflow.proposal.title", shown.head().authorName());
    }

    private void show(Proposal proposal) {
        shown = proposal;
        removeAll();
        var project = services.projects().find(proposal.project()).orElseThrow();
        var main = new Div(note(proposal));
        main.addClassNames("sl-stack", "sl-proposal-main");
        state(proposal).forEach(main::add);
        main.add(new DefinitionDiffView(
                DefinitionDiff.between(proposal.before(), proposal.after()),
                services.surveys().definition(proposal.project()),
                services.workflows().orgs(orgs(proposal))));
        main.add(comments(proposal));
        var columns = new Div(main, ifAccepted(proposal, project));
        columns.addClassName("sl-proposal-columns");
        add(header(proposal, project), columns);
    }

    private Header header(Proposal proposal, ProjectSummary project) {
        var trail = new Nav(
                new Span(new Anchor("projects/" + project.slug(), project.name())),
                new Span(
                        new Anchor(WorkflowNavigation.listPath(project.slug()), getTranslation("workflow.list.title"))),
                new Span(new Anchor(
                        WorkflowNavigation.editorPath(proposal.workflowPublicId()), proposal.workflowName())));
        trail.addClassName("sl-breadcrumb");
        trail.setAriaLabel(getTranslation("workflow.editor.breadcrumb"));
        var head = proposal.head();
        var line = new Div(
                new H1(getTranslation("workflow.proposal.title", head.authorName())),
                pill(
                        head.state() == ProposalState.OPEN ? Mark.RUNNING : mark(head.state()),
                        getTranslation("workflow.proposal.state." + head.state())));
        if (head.baseNumber() != null) {
            line.add(pill(null, getTranslation("workflow.proposal.basedOn", head.baseNumber())));
        }
        line.addClassName("sl-line");
        var where = new Div(trail, line);
        where.addClassName("sl-grow");
        var buttons = new Div();
        buttons.addClassName("sl-actions");
        buttons(proposal).forEach(buttons::add);
        var header = new Header(where, buttons);
        header.addClassName("sl-editor-head");
        return header;
    }

    private static Mark mark(ProposalState state) {
        return switch (state) {
            case OPEN -> Mark.RUNNING;
            case ACCEPTED -> Mark.SUCCEEDED;
            case DECLINED -> Mark.FAILED;
            case WITHDRAWN -> Mark.CANCELLED;
        };
    }

    private static Span pill(@Nullable Mark mark, String word) {
        var pill = new Span(new Span(word));
        if (mark != null) {
            pill.addComponentAsFirst(mark.disc());
        }
        pill.addClassNames("sl-pill", "sl-pill-line");
        return pill;
    }

    private Stream<Button> buttons(Proposal proposal) {
        var head = proposal.head();
        if (proposal.decidable()) {
            var decline = new Button(
                    getTranslation("workflow.proposal.decline"),
                    click -> new ReasonDialog(
                                    getTranslation("workflow.proposal.decline.title"),
                                    getTranslation("workflow.proposal.decline.why", head.authorName()),
                                    MAX_REASON,
                                    getTranslation("workflow.proposal.decline.act"),
                                    reason -> act(() -> services.lock()
                                            .proposals()
                                            .decline(services.currentUser().actor(), head.id(), reason)))
                            .open());
            var accept = new Button(
                    getTranslation("workflow.proposal.accept"), VaadinIcon.CHECK.create(), click -> act(this::accept));
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            accept.setEnabled(!head.stale());
            return Stream.of(decline, accept);
        }
        boolean own = head.author().equals(services.currentUser().actor().id());
        if (!own || head.state() != ProposalState.OPEN) {
            return Stream.of();
        }
        return Stream.of(new Button(
                getTranslation("workflow.proposal.withdraw"),
                click -> act(() -> services.lock()
                        .proposals()
                        .withdraw(services.currentUser().actor(), head.id()))));
    }

    private void accept() {
        var head = shown().head();
        var result = services.lock().proposals().accept(services.currentUser().actor(), head.id(), head.version());
        Toast.show(getTranslation("workflow.proposal.accepted", result.number(), head.authorName()));
    }

    private void act(Runnable action) {
        Errors.guard(action);
        show(read(shown().head().publicId()));
    }

    private Component note(Proposal proposal) {
        var head = proposal.head();
        return said(
                head.authorName(),
                head.createdAt(),
                head.note().isEmpty() ? getTranslation("workflow.proposal.noNote") : head.note());
    }

    private static Component said(String author, Instant at, String text) {
        var who = new Span(author);
        who.addClassName("sl-strong");
        var when = new Span(Times.dateTime(at));
        when.addClassName("sl-secondary");
        var line = new Div(who, when);
        line.addClassName("sl-line");
        var bubble = new Div(line, new Div(text));
        bubble.addClassNames("sl-said", "sl-grow");
        var row = new Div(new Avatar(author), bubble);
        row.addClassName("sl-said-row");
        return row;
    }

    /** What stands between the proposal and a yes, or how it ended. */
    private Stream<Component> state(Proposal proposal) {
        var head = proposal.head();
        if (head.state() == ProposalState.DECLINED) {
            return Stream.of(new Banner(
                    Banner.Tone.INFO,
                    getTranslation(
                            "workflow.proposal.declinedBy", Objects.requireNonNullElse(head.decidedByName(), "")),
                    head.reason()));
        }
        if (head.state() != ProposalState.OPEN || !head.stale()) {
            return Stream.of();
        }
        boolean own = head.author().equals(services.currentUser().actor().id());
        var title = getTranslation("workflow.proposal.stale", proposal.latestNumber());
        if (!own) {
            return Stream.of(new Banner(
                    Banner.Tone.ATTENTION, title, getTranslation("workflow.proposal.stale.wait", head.authorName())));
        }
        return Stream.of(new Banner(
                Banner.Tone.ATTENTION,
                title,
                getTranslation("workflow.proposal.stale.own"),
                new Button(
                        getTranslation("workflow.behind.act"),
                        click -> act(() -> services.lock()
                                .proposals()
                                .rebase(services.currentUser().actor(), head.id())))));
    }

    private Component comments(Proposal proposal) {
        var comments = new Div(new H2(getTranslation("workflow.proposal.comments")));
        comments.addClassName("sl-stack");
        for (Comment comment : proposal.comments()) {
            comments.add(said(comment.authorName(), comment.at(), comment.text()));
        }
        if (proposal.head().state() == ProposalState.OPEN) {
            var text = new TextArea(getTranslation("workflow.proposal.comment"));
            text.setWidthFull();
            text.setMaxLength(1000);
            var send = new Div(new Button(
                    getTranslation("workflow.proposal.comment.act"),
                    click -> act(() -> services.lock()
                            .proposals()
                            .comment(
                                    services.currentUser().actor(),
                                    proposal.head().id(),
                                    text.getValue()))));
            send.addClassName("sl-actions");
            comments.add(text, send);
        }
        return comments;
    }

    private Component ifAccepted(Proposal proposal, ProjectSummary project) {
        var side = new Aside();
        side.addClassNames("sl-stack", "sl-proposal-side");
        if (proposal.head().state() != ProposalState.OPEN) {
            return side;
        }
        side.add(
                new H2(getTranslation("workflow.proposal.if")),
                sure(getTranslation("workflow.proposal.if.revision", proposal.latestNumber() + 1)),
                sure(getTranslation("workflow.proposal.if.creator")),
                sure(getTranslation("workflow.proposal.if.runsAs", project.ownerName())));
        var bound = services.bindings()
                .findAll(proposal.project(), orgsOf(proposal.after()).toList());
        services.accounts().findAll(bound.values()).values().forEach(account -> side.add(new RunsAsChip(account)));
        return side;
    }

    private static Component sure(String sentence) {
        var line = new Div(Mark.SUCCEEDED.disc(), new Paragraph(sentence));
        line.addClassName("sl-sure");
        return line;
    }

    private static List<OrgId> orgs(Proposal proposal) {
        return Stream.of(proposal.before(), proposal.after())
                .flatMap(ProposalView::orgsOf)
                .distinct()
                .toList();
    }

    private static Stream<OrgId> orgsOf(WorkflowDefinition definition) {
        return definition.steps().stream().flatMap(ProposalView::org);
    }

    private static Stream<OrgId> org(Step step) {
        return switch (step) {
            case SalesforceTask task -> Stream.ofNullable(task.org());
        };
    }
}
