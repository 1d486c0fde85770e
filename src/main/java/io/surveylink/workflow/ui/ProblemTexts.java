package io.surveylink.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;

/** Problems in sentences. */
final class ProblemTexts {

    private ProblemTexts() {}

    static String sentence(Problem problem) {
        var arguments = problem.arguments().toArray();
        if (problem.code() == ProblemCode.TYPE_MISMATCH) {
            arguments[1] = I18NProvider.translate(
                    "workflow.mapping." + problem.arguments().get(1));
        }
        return I18NProvider.translate("workflow.problem." + problem.code(), arguments);
    }
}
