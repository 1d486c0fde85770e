package io.surveylink.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.surveylink.administration.AuditTrail.Item;
import io.surveylink.common.ui.Times;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One entry: when, who did what, what it was before and is since, and from where. */
final class AuditRow extends Div {

    private static final long serialVersionUID = 1L;
    private static final String USER_TYPE = "user";

    AuditRow(Item item) {
        addClassNames("sl-row", "sl-audit-row");
        var time = new Span(Times.dateTime(item.at()));
        time.addClassNames("sl-secondary", "sl-numbers", "sl-audit-time");
        time.getElement().setAttribute("title", item.at().toString());
        var sentence = new Div(sentence(item));
        var text = new Div(sentence);
        text.addClassName("sl-grow");
        var changes = new Div();
        changes.addClassName("sl-audit-changes");
        var keys = new TreeSet<>(item.before().keySet());
        keys.addAll(item.after().keySet());
        keys.forEach(key ->
                changes.add(change(key, item.before().get(key), item.after().get(key))));
        if (!keys.isEmpty()) {
            text.add(changes);
        }
        add(time, text);
        if (item.address() != null) {
            var address = new Span(item.address());
            address.addClassNames("sl-mono", "sl-secondary-color");
            add(address);
        }
    }

    private String sentence(Item item) {
        String who =
                item.actor() == null ? getTranslation("audit.console") : getTranslation("audit.person", item.actor());
        String project = item.project() == null ? "" : item.project();
        return item.action() == null
                ? getTranslation("audit.unknown", who, subject(item), item.actionName())
                : getTranslation("audit.sentence." + item.action(), who, subject(item), project);
    }

    /** What is gone has its number left. */
    private String subject(Item item) {
        if (item.subject() == null) {
            return item.subjectId() == null
                    ? item.subjectType()
                    : getTranslation("audit.gone", String.valueOf(item.subjectId()));
        }
        return item.subjectType().equals(USER_TYPE)
                ? getTranslation("audit.person", item.subject())
                : getTranslation("audit.thing", item.subject());
    }

    /** Names and states as the log has them. */
    private static Span change(String key, @Nullable Object before, @Nullable Object after) {
        var line = new Span(key + ": " + (before == null ? "" : before + " → ") + (after == null ? "–" : after));
        line.addClassName("sl-mono");
        return line;
    }
}
