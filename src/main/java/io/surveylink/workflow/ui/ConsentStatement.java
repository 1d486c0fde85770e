package io.surveylink.workflow.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.workflow.ConsentStatements.Statement;
import io.surveylink.workflow.ConsentStatements.Writing;

/** One consent in plain words: who writes what, where, how often, and how a record would look. */
final class ConsentStatement extends Div {

    private static final long serialVersionUID = 1L;

    ConsentStatement(Statement statement) {
        addClassNames("sl-grow", "sl-consent-statement");
        var item = statement.consent();
        var org = statement.org();
        var title = new Span(getTranslation(
                "ownership.consents.who",
                item.publisherName(),
                TaskTexts.title(item.key().operation(), item.key().object())));
        title.addClassName("sl-row-title");
        var head = new Div(
                title,
                new OrgTile(org.name(), org.environment(), OrgTile.Size.SMALL),
                new Span(org.name()),
                new EnvironmentBadge(org.environment()));
        head.addClassName("sl-line");
        add(head);
        if (statement.writings().isEmpty()) {
            add(secondary(getTranslation("ownership.consents.unused")));
        }
        statement.writings().forEach(this::add);
    }

    private void add(Writing writing) {
        add(secondary(getTranslation(
                "ownership.consents.writes",
                writing.workflowName(),
                String.join(", ", writing.fields()),
                writing.runsLastWeek())));
        if (!writing.sample().isEmpty()) {
            var values = new KeyValue();
            writing.sample().forEach(values::with);
            var sample = new Details(getTranslation("ownership.consents.sample"), values);
            sample.setOpened(false);
            add(sample);
        }
    }

    private static Div secondary(String sentence) {
        var line = new Div(sentence);
        line.addClassName("sl-secondary");
        return line;
    }
}
