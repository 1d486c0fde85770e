package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.CopyButton;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.outbound.OutboundEndpoints.EndpointState;
import io.surveylink.project.Operation;

/** The URL to paste into Salesforce: shown once, renewable, and what came to it last. */
final class EventUrlSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Runnable changed;

    EventUrlSection(EditorModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        addClassName("sl-stack");
        show();
    }

    private void show() {
        removeAll();
        add(new H3(getTranslation("workflow.event.url.title")));
        var state =
                model.services().eventUrls().find(model.actor(), model.head().id());
        boolean mayRenew = model.allows(Operation.PUBLISH);
        if (state.isEmpty()) {
            add(new Paragraph(getTranslation("workflow.event.url.none")));
            if (mayRenew) {
                var create =
                        new Button(getTranslation("workflow.event.url.create"), click -> Errors.guard(this::renew));
                create.addThemeVariants(ButtonVariant.PRIMARY);
                add(actions(create));
            }
            return;
        }
        add(new Paragraph(getTranslation("workflow.event.url.ends", state.get().hint())), lastMessage(state.get()));
        if (mayRenew) {
            add(actions(new Button(getTranslation("workflow.event.url.renew"), click -> askToRenew())));
        }
    }

    private static Div actions(Button button) {
        var actions = new Div(button);
        actions.addClassName("sl-actions");
        return actions;
    }

    private Div lastMessage(EndpointState state) {
        var refused = state.lastRefusal();
        var line = new Div();
        line.addClassName("sl-line");
        if (refused != null) {
            line.add(Mark.FAILED.disc(), new Span(getTranslation("workflow.event.url.refused." + refused)));
        } else if (state.lastMessageAt() != null) {
            line.add(
                    Mark.SUCCEEDED.disc(),
                    new Span(getTranslation(
                            "workflow.event.url.last", Times.timeOrDate(state.lastMessageAt(), model.now()))));
        } else {
            line.add(new Span(getTranslation("workflow.event.url.nothing")));
        }
        return line;
    }

    private void askToRenew() {
        new DangerDialog(
                        getTranslation("workflow.event.url.renew.title"),
                        getTranslation("workflow.event.url.renew.act"),
                        getTranslation("workflow.event.url.renew.keep"),
                        this::renew)
                .withText(getTranslation("workflow.event.url.renew.text"))
                .open();
    }

    private void renew() {
        String url =
                model.services().eventUrls().renew(model.actor(), model.head().id());
        show();
        var field = new TextField(getTranslation("workflow.event.url.label"));
        field.setValue(url);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.addClassNames("sl-mono-value", "sl-grow");
        var line = new Div(field, new CopyButton(getTranslation("workflow.event.url.copy"), url));
        line.addClassName("sl-copy-line");
        addComponentAtIndex(1, line);
        addComponentAtIndex(2, new Paragraph(getTranslation("workflow.event.url.once")));
        changed.run();
    }
}
