package io.surveylink.workflow;

import io.surveylink.account.RequirementFinding;
import io.surveylink.common.DomainException;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.util.List;

/** What the accounts that would run a workflow lack for it, asked of Salesforce before it is published. */
public interface RunAsChecks {

    /**
     * Asks every org that the definition names, with the account that the project's binding names there. API names and
     * states, no record data; nothing is kept.
     *
     * @throws DomainException NOT_FOUND, FORBIDDEN without EDIT
     */
    RunAsCheck beforePublishing(Actor actor, WorkflowId workflow, WorkflowDefinition definition);

    /** @param unanswered why an org could not be asked with the account that would run there */
    record RunAsCheck(List<RequirementFinding> missing, List<DomainException> unanswered) {

        public static final RunAsCheck NOTHING = new RunAsCheck(List.of(), List.of());

        public RunAsCheck {
            missing = List.copyOf(missing);
            unanswered = List.copyOf(unanswered);
        }
    }
}
