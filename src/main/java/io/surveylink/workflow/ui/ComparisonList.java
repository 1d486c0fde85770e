package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.surveylink.common.ui.CopyButton;
import io.surveylink.common.ui.Mark;
import io.surveylink.workflow.Promotions.Comparison;
import io.surveylink.workflow.Promotions.Difference;
import io.surveylink.workflow.Promotions.DifferenceKind;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is different in another org: what stands against publishing first, each with its one means. */
final class ComparisonList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Means means;
    private final transient List<String> sentences = new ArrayList<>();

    /** What the buttons do. */
    interface Means {

        void leaveOut(String stepKey, String field);

        void open(String place);
    }

    ComparisonList(EditorModel model, Comparison found, Means means) {
        this.model = model;
        this.means = means;
        addClassName("sl-stack");
        if (found.isEmpty()) {
            var sentence = new Span(getTranslation("workflow.promote.same"));
            sentence.addClassName("sl-grow");
            var same = new Div(Mark.SUCCEEDED.disc(), sentence);
            same.addClassName("sl-line");
            add(same);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("sl-problems");
        found.problems().forEach(problem -> list.add(item(problem)));
        found.differences().forEach(difference -> list.add(item(difference)));
        var copy = new CopyButton(getTranslation("workflow.promote.copy"), String.join("\n", sentences));
        copy.addClassName("sl-small");
        add(list, copy);
    }

    private ListItem item(Problem problem) {
        boolean mayBeLeftOut =
                problem.code() == ProblemCode.FIELD_GONE || problem.code() == ProblemCode.FIELD_NOT_WRITABLE;
        return line(
                Mark.FAILED, ProblemTexts.sentence(problem), problem.stepKey(), mayBeLeftOut ? problem.field() : null);
    }

    private ListItem item(Difference difference) {
        var arguments = new ArrayList<Object>(difference.arguments());
        if (difference.kind() == DifferenceKind.FIELD_TYPE) {
            arguments.subList(1, arguments.size()).replaceAll(type -> FieldTexts.type(String.valueOf(type), 0));
        }
        return line(
                Mark.ATTENTION,
                getTranslation("workflow.difference." + difference.kind(), arguments.toArray()),
                difference.stepKey(),
                null);
    }

    private ListItem line(Mark mark, String sentence, @Nullable String stepKey, @Nullable String dispensable) {
        String where = model.task(stepKey).map(TaskTexts::title).orElse("");
        sentences.add(where.isEmpty() ? sentence : where + ": " + sentence);
        var text = new Div(new Div(sentence));
        if (!where.isEmpty()) {
            var step = new Div(where);
            step.addClassName("sl-caption");
            text.add(step);
        }
        text.addClassName("sl-grow");
        var button = stepKey != null && dispensable != null
                ? new Button(getTranslation("workflow.promote.leaveOut"), click -> means.leaveOut(stepKey, dispensable))
                : new Button(
                        getTranslation("workflow.publish.show"),
                        click -> means.open(stepKey == null ? EditorCanvas.EVENT : stepKey));
        button.addClassName("sl-small");
        return new ListItem(mark.disc(), text, button);
    }
}
