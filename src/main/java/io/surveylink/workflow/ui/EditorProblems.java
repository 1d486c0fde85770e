package io.surveylink.workflow.ui;

import io.surveylink.workflow.RunAsChecks.RunAsCheck;
import io.surveylink.workflow.Workflows.Problem;
import java.util.List;
import java.util.function.Supplier;

/** What stands against publishing what is in the editor, and the checks that find it. */
final class EditorProblems {

    private final EditorModel model;
    private List<Problem> found = List.of();

    EditorProblems(EditorModel model) {
        this.model = model;
    }

    /** What a last look before publishing tells. */
    record BeforePublishing(List<Problem> problems, RunAsCheck runAs) {}

    /** Asks Salesforce where nothing recent is known: to be called in the background. */
    Supplier<List<Problem>> finder() {
        var workflows = model.services().workflows();
        var asker = model.actor();
        var workflow = model.head().id();
        var current = model.definition();
        return () -> workflows.check(asker, workflow, current);
    }

    /** What stands against publishing; if nothing does, what the run-as accounts lack. For the background. */
    Supplier<BeforePublishing> beforePublishing() {
        var runAsChecks = model.services().runAsChecks();
        var asker = model.actor();
        var workflow = model.head().id();
        var current = model.definition();
        var finder = finder();
        return () -> {
            var problems = finder.get();
            return new BeforePublishing(
                    problems,
                    problems.isEmpty() ? runAsChecks.beforePublishing(asker, workflow, current) : RunAsCheck.NOTHING);
        };
    }

    void found(List<Problem> problems) {
        found = List.copyOf(problems);
    }

    List<Problem> of(String stepKey) {
        return found.stream().filter(p -> stepKey.equals(p.stepKey())).toList();
    }
}
