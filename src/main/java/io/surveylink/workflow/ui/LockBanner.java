package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinSession;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.project.Operation;
import io.surveylink.workflow.TakeOvers.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why somebody who edits in the project cannot publish here, what hangs on the workflow, and the ways on. It folds to a
 * strip, and stays folded for the session.
 */
final class LockBanner extends Section {

    private static final long serialVersionUID = 1L;

    private static final String FOLDED = LockBanner.class.getName() + ".folded";

    private final transient EditorModel model;
    private final transient Runnable startProposal;
    private final transient Runnable changed;
    private final Div body = new Div();
    private final Button fold;

    LockBanner(EditorModel model, Runnable startProposal, Runnable changed) {
        this.model = model;
        this.startProposal = startProposal;
        this.changed = changed;
        addClassName("sl-lock");
        setAriaLabel(getTranslation("workflow.locked.title", model.creatorName()));
        var title = new H2(getTranslation("workflow.locked.title", model.creatorName()));
        title.addClassName("sl-grow");
        fold = new Button(VaadinIcon.CHEVRON_DOWN_SMALL.create(), click -> setFolded(body.isVisible()));
        fold.addThemeVariants(ButtonVariant.TERTIARY);
        var head = new Div(VaadinIcon.LOCK.create(), title, fold);
        head.addClassName("sl-lock-head");
        var proofs = model.services()
                .lock()
                .takeOvers()
                .proofs(model.actor(), model.head().id());
        body.addClassName("sl-lock-body");
        body.add(facts(proofs), proposeCard());
        if (!proofs.isEmpty()) {
            body.add(takeOverCard(proofs));
        }
        if (model.allows(Operation.ASK_FOR_OWNERSHIP)) {
            body.add(askCard());
        }
        add(head, body);
        setFolded(Boolean.TRUE.equals(VaadinSession.getCurrent().getAttribute(FOLDED)));
    }

    private void setFolded(boolean folded) {
        VaadinSession.getCurrent().setAttribute(FOLDED, folded);
        body.setVisible(!folded);
        fold.setAriaLabel(getTranslation(folded ? "workflow.locked.unfold" : "workflow.locked.fold"));
    }

    private Component facts(List<Proof> proofs) {
        var facts = new KeyValue();
        var runsAs = new Div();
        runsAs.addClassName("sl-stack");
        model.accounts().runningAs(model.orgs()).values().forEach(account -> runsAs.add(new RunsAsChip(account)));
        if (runsAs.getComponentCount() == 0) {
            runsAs.add(new Span(getTranslation("workflow.locked.runsAs.nobody")));
        }
        facts.with(getTranslation("workflow.locked.runsAs"), runsAs)
                .with(
                        getTranslation("workflow.locked.accountOf"),
                        getTranslation("workflow.locked.owner", model.project().ownerName()))
                .with(getTranslation("workflow.locked.depends"), load());
        var open = new Paragraph(getTranslation("workflow.locked.open"));
        open.addClassName("sl-secondary");
        var left = new Div(new Paragraph(getTranslation("workflow.locked.text.creator")), facts, open);
        left.addClassName("sl-lock-facts");
        return left;
    }

    private String load() {
        var zone = Times.zone();
        Instant today =
                model.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var load = model.services().lock().activity().load(model.head().id(), today);
        return getTranslation("workflow.locked.load", load.runs(), load.waiting());
    }

    private Component proposeCard() {
        boolean begun = model.hasOwnDraft();
        var start = new Button(
                getTranslation(begun ? "workflow.locked.propose.continue" : "workflow.locked.propose.act"),
                click -> startProposal.run());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        return card(
                VaadinIcon.EDIT,
                getTranslation("workflow.locked.propose"),
                getTranslation(
                        begun ? "workflow.locked.propose.kept" : "workflow.locked.propose.text", model.creatorName()),
                start);
    }

    private Component takeOverCard(List<Proof> proofs) {
        var card = card(
                VaadinIcon.KEY_O,
                getTranslation("workflow.locked.takeOver"),
                getTranslation("workflow.locked.takeOver.text", model.creatorName()));
        proofs.forEach(proof -> card.add(org(proof)));
        var missing =
                proofs.stream().filter(proof -> proof.validUntil() == null).findFirst();
        progress(proofs).ifPresent(sentence -> {
            var line = new Div(sentence);
            line.addClassName("sl-secondary");
            line.getElement().setAttribute("role", "status");
            card.add(line);
        });
        card.add(missing.map(this::signIn).orElseGet(this::become));
        return card;
    }

    private static Component org(Proof proof) {
        var org = proof.org();
        var line = new Div(
                new OrgTile(org.name(), org.environment(), OrgTile.Size.SMALL),
                new Span(org.name()),
                new EnvironmentBadge(org.environment()));
        line.addClassName("sl-line");
        if (proof.validUntil() != null) {
            line.add(Mark.SUCCEEDED.disc());
        }
        return line;
    }

    /** "Signed in to 1 of 2 orgs, valid for 14 minutes": as long as the first of them is. */
    private Optional<String> progress(List<Proof> proofs) {
        return proofs.stream()
                .map(Proof::validUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(until -> getTranslation(
                        "workflow.locked.takeOver.progress",
                        proofs.stream()
                                .filter(proof -> proof.validUntil() != null)
                                .count(),
                        proofs.size(),
                        Math.max(1, Duration.between(model.now(), until).toMinutes())));
    }

    private Button signIn(Proof missing) {
        var button = new Button(
                getTranslation("workflow.locked.takeOver.signIn"),
                VaadinIcon.EXTERNAL_LINK.create(),
                click -> Errors.guard(() -> leaveFor(missing.org().id())));
        button.setIconAfterText(true);
        return button;
    }

    private void leaveFor(OrgId org) {
        var url = model.services()
                .lock()
                .takeOvers()
                .signIn(
                        model.actor(),
                        VaadinSession.getCurrent().getSession().getId(),
                        model.head().id(),
                        org,
                        WorkflowNavigation.editorPath(model.head().publicId()));
        UI.getCurrent().getPage().setLocation(url.toString());
    }

    private Button become() {
        return new Button(
                getTranslation("workflow.locked.takeOver.act"),
                click -> Errors.guard(() -> {
                    model.services()
                            .lock()
                            .takeOvers()
                            .takeOver(model.actor(), model.head().id());
                    Toast.show(getTranslation(
                            "workflow.locked.takeOver.done", model.project().ownerName()));
                    changed.run();
                }));
    }

    private Component askCard() {
        return card(
                VaadinIcon.EXCHANGE,
                getTranslation("workflow.locked.ask"),
                getTranslation("workflow.locked.ask.text", model.project().ownerName()),
                new Button(
                        getTranslation("workflow.locked.ask.act"),
                        click -> model.services().lock().askForOwnership().open(model.project(), changed)));
    }

    private static Div card(VaadinIcon icon, String title, String text, Component... more) {
        var head = new H3(title);
        head.addComponentAsFirst(icon.create());
        var card = new Div(head, new Paragraph(text));
        card.addClassName("sl-lock-card");
        card.add(more);
        return card;
    }
}
