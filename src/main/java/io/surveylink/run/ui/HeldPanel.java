package io.surveylink.run.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.run.HeldCause;
import java.util.List;
import java.util.Optional;

/** "Held, by cause": what waits, why, and the one button that helps on. Gone when nothing is held. */
final class HeldPanel extends Panel {

    private static final long serialVersionUID = 1L;

    private transient List<HeldCause> shown = List.of();

    HeldPanel() {
        setVisible(false);
        addClassName("sl-held-panel");
    }

    void show(List<HeldCause> causes) {
        if (causes.equals(shown)) {
            return;
        }
        shown = causes;
        removeAll();
        setVisible(!causes.isEmpty());
        if (causes.isEmpty()) {
            return;
        }
        int all = causes.stream().mapToInt(HeldCause::runs).sum();
        var aside = new Span(getTranslation("run.held.sum", RunWords.number(all)));
        aside.addClassName("sl-secondary");
        var title = new H2(getTranslation("run.held.title"));
        title.addClassName("sl-grow");
        var head = new Div(Mark.HELD.disc(), title, aside);
        head.addClassName("sl-row");
        add(head);
        for (int i = 0; i < causes.size(); i++) {
            add(row(causes.get(i), i == 0));
        }
    }

    private Div row(HeldCause held, boolean first) {
        var count = new Span(RunWords.number(held.runs()));
        count.addClassName("sl-strong");
        var line = new Div(count);
        line.addClassName("sl-line");
        if (held.environment() != null) {
            line.add(new EnvironmentBadge(held.environment()));
        }
        var sentence = new Div(RunWords.cause(held));
        sentence.addClassName("sl-secondary");
        var text = new Div(line, sentence);
        text.addClassName("sl-grow");
        var row = new Div(text);
        row.addClassName("sl-row");
        action(held, first).ifPresent(row::add);
        return row;
    }

    /** A button to where the cause can be mended; one primary button per list of problems. */
    static Optional<Button> action(HeldCause held, boolean primary) {
        return path(held).map(target -> {
            var button = new Button(
                    I18NProvider.translate("run.held.action." + held.cause()),
                    click -> UI.getCurrent().navigate(target));
            if (primary) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            return button;
        });
    }

    /** Where the cause can be mended; nowhere if only time does. */
    static Optional<String> path(HeldCause held) {
        return switch (held.cause()) {
            case TOKEN_DEAD, BLOCKED_BY_ORG -> Optional.of("accounts");
            case NO_BINDING, PAUSED, PERMISSION_MISSING, SCHEMA_CHANGED ->
                Optional.ofNullable(held.workflowPublicId()).map(id -> "workflows/" + id);
            case NO_CONSENT, OWNER_DEACTIVATED ->
                Optional.ofNullable(held.projectSlug()).map(slug -> "projects/" + slug + "/workflows");
            case ORG_CHANGED -> Optional.of("runs?state=HELD");
            case API_LIMIT, API_BUDGET -> Optional.empty();
        };
    }
}
