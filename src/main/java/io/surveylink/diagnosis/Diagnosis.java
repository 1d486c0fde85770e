package io.surveylink.diagnosis;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why does it not work? Every {@link Question} is answered from what the other features already know; Salesforce is not
 * called. For everybody who sees the project's names; a fixed number of statements.
 */
public interface Diagnosis {

    /** @throws io.surveylink.common.DomainException NOT_FOUND, also for what is not of that project */
    Report diagnose(Actor actor, ProjectId project, Subject subject);

    /**
     * Tells the person whom the report's remedy names, in the console and by mail; while that person has not read it, once.
     * An owner without an account is asked to link one, as {@link io.surveylink.account.LinkRequests#ask}, by whoever
     * may ask for that.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND; STALE if nobody has to be asked any more;
     *     LINK_ASKED_LATELY
     */
    Remedy.Ask ask(Actor actor, ProjectId project, Subject subject);

    /** What it is about. */
    sealed interface Subject {

        /** Everything in the project that is not switched off. */
        record OfProject() implements Subject {}

        /** @param publicId of the workflow */
        record OfWorkflow(String publicId) implements Subject {}

        record OfRun(RunId run) implements Subject {}
    }

    /**
     * What was found.
     *
     * @param answers one for each question, in order
     * @param cause the first problem, else the first thing that nobody can tell; null if nothing is wrong
     * @param remedy for the cause; null without one
     * @param workflows all of the project, to ask about one of them
     */
    record Report(
            List<Answer> answers,
            @Nullable Answer cause,
            @Nullable Remedy remedy,
            List<WorkflowHead> workflows) {

        public Report {
            answers = List.copyOf(answers);
            workflows = List.copyOf(workflows);
        }
    }
}
