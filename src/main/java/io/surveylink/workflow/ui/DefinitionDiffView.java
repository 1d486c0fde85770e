package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import io.surveylink.common.OrgId;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.DefinitionDiff;
import io.surveylink.workflow.DefinitionDiff.Change;
import io.surveylink.workflow.DefinitionDiff.Difference;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldAdded;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldChanged;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldRemoved;
import io.surveylink.workflow.DefinitionDiff.Difference.PartChanged;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.Workflows.OrgName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is different between two definitions: in words, or the two side by side; a card for each step. */
final class DefinitionDiffView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient DefinitionDiff diff;
    private final transient DiffWords words;
    private final Div cards = new Div();
    private final ChangeKeys keys = new ChangeKeys();
    private final transient List<Component> rows = new ArrayList<>();
    private boolean sideBySide;

    /** What happened to one part. */
    private enum Kind {
        ADDED("+"),
        REMOVED("−"),
        CHANGED("~"),
        MOVED("↕");

        private final String glyph;

        Kind(String glyph) {
            this.glyph = glyph;
        }
    }

    /** @param orgs names of the orgs that either definition names */
    DefinitionDiffView(DefinitionDiff diff, SurveyDefinition survey, Map<OrgId, OrgName> orgs) {
        this.diff = diff;
        this.words = new DiffWords(survey, orgs);
        addClassNames("sl-diff", "sl-stack");
        if (diff.isEmpty()) {
            add(new Paragraph(getTranslation("workflow.diff.same")));
            return;
        }
        cards.addClassName("sl-stack");
        var title = new H2(getTranslation("workflow.diff.title", diff.count()));
        title.addClassName("sl-grow");
        var hint = new Span(getTranslation("workflow.diff.keys"));
        hint.addClassName("sl-caption");
        var head = new Div(title, hint, ways(), keys);
        head.addClassName("sl-diff-head");
        add(head, cards);
        show();
    }

    private Tabs ways() {
        var tabs = new Tabs(
                new Tab(getTranslation("workflow.diff.inWords")), new Tab(getTranslation("workflow.diff.sideBySide")));
        tabs.addClassName("sl-switch");
        tabs.addSelectedChangeListener(change -> {
            sideBySide = tabs.getSelectedIndex() == 1;
            show();
        });
        return tabs;
    }

    private void show() {
        cards.removeAll();
        rows.clear();
        diff.changes().forEach(change -> cards.add(card(change)));
        keys.lead(rows);
    }

    private Component card(Change change) {
        return switch (change) {
            case Change.EventChanged(var before, var after) ->
                card(
                        VaadinIcon.COMMENT_ELLIPSIS_O,
                        getTranslation("workflow.event.kind"),
                        place(-1),
                        List.of(row(Kind.CHANGED, getTranslation("workflow.event.starts"), null, before, after)));
            case Change.SettingChanged(var difference) ->
                card(VaadinIcon.FILTER, getTranslation("workflow.diff.workflow"), "", List.of(row(difference)));
            case Change.StepAdded(int place, Step step, var parts) ->
                stepCard(place, step, getTranslation("workflow.diff.stepAdded"), parts);
            case Change.StepRemoved(int place, Step step, var parts) ->
                stepCard(place, step, getTranslation("workflow.diff.stepRemoved"), parts);
            case Change.StepMoved(int from, int to, Step step) ->
                card(
                        icon(step),
                        DiffWords.title(step),
                        place(to),
                        List.of(row(Kind.MOVED, getTranslation("workflow.diff.place"), null, place(from), place(to))));
            case Change.StepChanged(int place, Step before, Step after, var differences) ->
                card(
                        icon(after),
                        DiffWords.title(after),
                        place(place),
                        differences.stream().map(this::row).toList());
        };
    }

    /** The event is step 1. */
    private String place(int place) {
        return getTranslation("workflow.diff.step", place + 2);
    }

    private static VaadinIcon icon(Step step) {
        return switch (step) {
            case SalesforceTask task -> VaadinIcon.CLOUD_O;
        };
    }

    private Component stepCard(int place, Step step, String what, List<Difference> parts) {
        return card(
                icon(step),
                DiffWords.title(step),
                what + ", " + place(place),
                parts.stream().map(this::row).toList());
    }

    private Component card(VaadinIcon icon, String title, String place, List<Component> rows) {
        var tile = new Span(icon.create());
        tile.addClassNames("sl-icon-tile", "sl-icon-tile-action");
        var name = new Span(title);
        name.addClassName("sl-row-title");
        var where = new Span(place);
        where.addClassNames("sl-secondary", "sl-grow");
        var count = new Span(getTranslation("workflow.diff.count", rows.size()));
        count.addClassName("sl-caption");
        var head = new Div(tile, name, where, count);
        head.addClassName("sl-diff-card-head");
        var card = new Div(head);
        card.addClassNames("sl-panel", "sl-diff-card");
        card.add(rows);
        return card;
    }

    private Component row(Difference difference) {
        return switch (difference) {
            case PartChanged(var part, var before, var after) ->
                row(kind(before, after), DiffWords.part(part), null, before, after);
            case FieldAdded(var field) -> row(Kind.ADDED, label(field), field.field(), null, field.source());
            case FieldRemoved(var field) -> row(Kind.REMOVED, label(field), field.field(), field.source(), null);
            case FieldChanged(var before, var after, var parts) -> fieldRow(after, parts);
        };
    }

    private static Kind kind(@Nullable Object before, @Nullable Object after) {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static String label(FieldMapping field) {
        return field.fieldLabel().isEmpty() ? field.field() : field.fieldLabel();
    }

    /** One row however many parts of the mapping changed. */
    private Component fieldRow(FieldMapping field, List<PartChanged> parts) {
        var lines = new Div();
        parts.forEach(part -> {
            var line = values(part.before(), part.after());
            if (!part.part().equals("source")) {
                var name = new Span(DiffWords.part(part.part()) + ":");
                name.addClassName("sl-secondary");
                line.addComponentAsFirst(name);
            }
            lines.add(line);
        });
        return row(Kind.CHANGED, label(field), field.field(), lines);
    }

    private Component row(
            Kind kind, String what, @Nullable String apiName, @Nullable Object before, @Nullable Object after) {
        return row(kind, what, apiName, values(before, after));
    }

    private Component row(Kind kind, String what, @Nullable String apiName, Div values) {
        var glyph = new Span(kind.glyph);
        glyph.addClassNames("sl-diff-glyph", "sl-diff-" + kind.name().toLowerCase(Locale.ROOT));
        glyph.getElement().setAttribute("aria-hidden", "true");
        var happened = new Span(glyph, new Span(getTranslation("workflow.diff.kind." + kind)));
        happened.addClassName("sl-diff-kind");
        var name = new Div(new Div(what));
        name.addClassName("sl-diff-name");
        if (apiName != null) {
            name.add(new Code(apiName));
        }
        values.addClassName("sl-diff-values");
        var row = new Div(happened, name, values);
        row.addClassName("sl-diff-row");
        rows.add(row);
        return row;
    }

    private Div values(@Nullable Object before, @Nullable Object after) {
        var values = new Div();
        values.addClassName(sideBySide ? "sl-diff-sides" : "sl-diff-line");
        if (before != null || sideBySide) {
            values.add(value("del", before));
        }
        if (before != null && after != null && !sideBySide) {
            var arrow = new Span("→");
            arrow.addClassName("sl-secondary");
            arrow.getElement().setAttribute("aria-hidden", "true");
            values.add(arrow);
        }
        if (after != null || sideBySide) {
            values.add(value("ins", after));
        }
        return values;
    }

    /** {@code del} and {@code ins} are read out as such: the difference is not in the colour alone. */
    private Component value(String tag, @Nullable Object value) {
        return new Edit(value == null ? "span" : tag, words.value(value));
    }

    /** The elements of HTML for what was taken away and what came. */
    private static final class Edit extends Component {

        private static final long serialVersionUID = 1L;

        private Edit(String tag, String text) {
            super(new Element(tag));
            getElement().setText(text);
            getElement().getClassList().add(tag.equals("span") ? "sl-secondary" : "sl-diff-" + tag);
        }
    }
}
