package io.surveylink.diagnosis.ui;

import static io.surveylink.diagnosis.ui.DiagnosisWords.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.Times;
import io.surveylink.diagnosis.Answer;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cause as a headline, and the way out. */
final class CausePanel extends Div {

    private static final long serialVersionUID = 1L;

    CausePanel(Answer cause, @Nullable Remedy remedy, @Nullable Button way, String more, Instant now) {
        addClassNames("sl-cause", cause.state() == Fact.State.PROBLEM ? "sl-cause-problem" : "sl-cause-unknown");
        getElement().setAttribute("role", "status");
        var body = new Div(new H2(DiagnosisWords.sentence(cause)));
        body.addClassName("sl-grow");
        if (!more.isEmpty()) {
            body.add(new Div(more));
        }
        var facts = new Div();
        facts.addClassNames("sl-line", "sl-secondary");
        var code = DiagnosisWords.code(cause);
        if (!code.isEmpty()) {
            var word = new Span(code);
            word.addClassName("sl-mono");
            facts.add(word);
        }
        if (cause.evidence().at() != null) {
            facts.add(new Span(
                    text("diagnosis.since", Times.timeOrDate(cause.evidence().at(), now))));
        }
        if (remedy instanceof Remedy.Wait(var until) && until != null) {
            facts.add(new Span(text("diagnosis.triedAgain", Times.timeOrDate(until, now))));
        }
        if (facts.getElement().getChildCount() > 0) {
            body.add(facts);
        }
        add(DiagnosisWords.mark(cause.state()).disc(), body);
        if (way != null) {
            add(way);
        }
    }
}
