package io.surveylink.survey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.Times;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.KeyItem;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The API keys of a project: who may bring and read responses by machine. */
final class KeysSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient IngestionKeys keys;
    private final transient Clock clock;
    private final transient OpenProject open;
    private final transient ExampleRequest example;
    private final Div list = new Div();

    KeysSection(String title, IngestionKeys keys, Clock clock, OpenProject open, ExampleRequest example) {
        super(title);
        this.keys = keys;
        this.clock = clock;
        this.open = open;
        this.example = example;
        addAction(new Button(
                getTranslation("survey.key.issue"),
                VaadinIcon.PLUS.create(),
                click -> new IssueKeyDialog(this::issue).open()));
        add(list);
        show();
    }

    private void issue(String name, Set<IngestionKeys.Scope> scopes) {
        String key = keys.issue(open.actor(), open.id(), name, scopes);
        show();
        new NewKeyDialog(key, example.curl(key)).open();
    }

    private void show() {
        List<KeyItem> items = keys.list(open.actor(), open.id());
        list.removeAll();
        if (items.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.KEY_O, getTranslation("survey.keys.empty"), getTranslation("survey.keys.empty.text")));
            return;
        }
        var panel = new Panel();
        items.forEach(item -> panel.add(row(item)));
        list.add(panel);
    }

    private Component row(KeyItem item) {
        var name = new Div(item.name());
        name.addClassName("sl-row-title");
        var hint = new Span("…" + item.hint());
        hint.addClassName("sl-mono");
        var below = new Div(hint, since(item));
        below.addClassNames("sl-line", "sl-secondary");
        var text = new Div(name, below);
        text.addClassName("sl-grow");
        var tile = new Span(VaadinIcon.KEY_O.create());
        tile.addClassName("sl-icon-tile");
        var row = new Div(tile, text);
        row.addClassName("sl-row");
        if (item.revokedAt() == null) {
            for (var scope : item.scopes()) {
                var tag = new Span(getTranslation("survey.key.scope." + scope.name()));
                tag.addClassName("sl-tag");
                row.add(tag);
            }
            row.add(new Button(getTranslation("survey.key.revoke"), click -> confirmRevoking(item)));
        } else {
            row.addClassName("sl-revoked");
        }
        return row;
    }

    private Component since(KeyItem item) {
        var revokedAt = item.revokedAt();
        return revokedAt == null
                ? new Span(getTranslation("survey.key.issued", Times.ago(item.createdAt(), clock.instant())))
                : new Span(getTranslation("survey.key.revoked", Times.ago(revokedAt, clock.instant())));
    }

    private void confirmRevoking(KeyItem item) {
        new DangerDialog(
                        getTranslation("survey.key.revoke.title", item.name()),
                        getTranslation("survey.key.revoke.action"),
                        getTranslation("survey.key.revoke.keep"),
                        () -> {
                            keys.revoke(open.actor(), open.id(), item.id());
                            show();
                        })
                .withText(getTranslation("survey.key.revoke.text"))
                .open();
    }
}
