package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.StateBadge;
import io.surveylink.common.ui.StateDisc;
import java.util.List;

/** A step in the picture: Enter opens it, arrows go to its neighbours, Delete asks. */
final class StepCard extends Div implements Focusable<Div> {

    private static final long serialVersionUID = 1L;

    private final Div text = new Div();
    private final Div body = new Div();

    StepCard(VaadinIcon icon, String kind, String title) {
        addClassName("sl-step-card");
        setTabIndex(0);
        getElement().setAttribute("role", "button");
        getElement().setAttribute("aria-label", kind + ": " + title);
        var tile = new Span(icon.create());
        tile.addClassNames("sl-icon-tile", "sl-icon-tile-action");
        var kindLine = new Div(kind);
        kindLine.addClassName("sl-caption");
        var titleLine = new Div(title);
        titleLine.addClassName("sl-step-card-title");
        text.addClassName("sl-grow");
        text.add(kindLine, titleLine);
        body.addClassName("sl-step-card-body");
        body.add(tile, text);
        add(body);
    }

    StepCard withSummary(Component... summary) {
        var line = new Div(summary);
        line.addClassName("sl-secondary");
        text.add(line);
        return this;
    }

    StepCard withProblems(int count) {
        if (count > 0) {
            body.add(new StateBadge(Mark.FAILED, getTranslation("workflow.problems", count)));
        }
        return this;
    }

    /** What the org has changed under the published step. */
    StepCard withDrift(List<String> sentences) {
        for (String sentence : sentences) {
            var line = new StateDisc(Mark.FAILED, sentence);
            line.addClassNames("sl-trouble", "sl-drift");
            text.add(line);
        }
        return this;
    }

    StepCard withFoot(Component foot) {
        var line = new Div(foot);
        line.addClassName("sl-step-card-foot");
        add(line);
        return this;
    }

    /** Shows what another card does, and stays where it is: whoever has it in focus keeps it. */
    void showAs(StepCard fresh) {
        removeAll();
        fresh.getChildren().toList().forEach(this::add);
        getElement().setAttribute("aria-label", fresh.getElement().getAttribute("aria-label"));
    }

    StepCard selected(boolean selected) {
        setClassName("sl-step-card-selected", selected);
        getElement().setAttribute("aria-pressed", String.valueOf(selected));
        return this;
    }

    StepCard onOpen(Runnable open) {
        addClickListener(click -> open.run());
        onKey(Key.ENTER, open);
        onKey(Key.SPACE, open);
        return this;
    }

    StepCard onKey(Key key, Runnable action) {
        getElement()
                .addEventListener("keydown", press -> action.run())
                .setFilter("event.target === element && event.key === '"
                        + key.getKeys().getFirst() + "'")
                .preventDefault();
        return this;
    }
}
