package io.surveylink.diagnosis.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.diagnosis.Answer;
import io.surveylink.diagnosis.Fact;
import io.surveylink.workflow.Workflows.OrgName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All questions in their order, each with its answer and what that rests on. */
final class AnswerList extends OrderedList {

    private static final long serialVersionUID = 1L;

    /** @param headline said in full above the list; null if there is none */
    AnswerList(List<Answer> answers, @Nullable Answer headline, DiagnosisWords words, Instant now) {
        addClassNames("sl-panel", "sl-answers");
        answers.forEach(answer -> add(item(answer, answer.equals(headline) ? "" : words.more(answer), now)));
    }

    private ListItem item(Answer answer, String more, Instant now) {
        var question = new Div(getTranslation("diagnosis.question." + answer.question()));
        question.addClassName("sl-row-title");
        var sentence = new Div(DiagnosisWords.sentence(answer));
        sentence.addClassName("sl-secondary");
        var text = new Div(question, sentence);
        text.addClassName("sl-grow");
        if (!more.isEmpty()) {
            var line = new Div(more);
            line.addClassName("sl-secondary");
            text.add(line);
        }
        answer.evidence().orgs().forEach(org -> text.add(org(org)));
        var code = DiagnosisWords.code(answer);
        if (!code.isEmpty()) {
            var word = new Div(code);
            word.addClassNames("sl-mono", "sl-secondary");
            text.add(word);
        }
        var item = new ListItem(
                new StateDisc(DiagnosisWords.mark(answer.state()), getTranslation("diagnosis.state." + answer.state())),
                text);
        item.addClassNames("sl-row", "sl-answer");
        item.setClassName("sl-answer-not-asked", answer.state() == Fact.State.NOT_ASKED);
        var at = answer.evidence().at();
        if (at != null) {
            item.add(Times.relative(at, now));
        }
        return item;
    }

    private static Div org(OrgName org) {
        var line = new Div(
                new OrgTile(org.name(), org.environment(), OrgTile.Size.SMALL),
                new Span(org.name()),
                new EnvironmentBadge(org.environment()));
        line.addClassName("sl-line");
        return line;
    }
}
