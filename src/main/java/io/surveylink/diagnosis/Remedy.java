package io.surveylink.diagnosis;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.RunId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one thing to do next; always something that the person who asked may really do. */
public sealed interface Remedy {

    record LinkAccount(Environment environment) implements Remedy {}

    /** One of several accounts in an org. */
    record ChooseAccount() implements Remedy {}

    record SignInAgain(AccountId account) implements Remedy {}

    record GiveConsent() implements Remedy {}

    /** What the account needs in Salesforce, with the letter to its admin. */
    record SeeRequirements(AccountId account) implements Remedy {}

    record Resume(WorkflowId workflow) implements Remedy {}

    record SwitchOn(WorkflowId workflow) implements Remedy {}

    record OpenBudget() implements Remedy {}

    record OpenRun(RunId run) implements Remedy {}

    record OpenRuns() implements Remedy {}

    record OpenPeople() implements Remedy {}

    record OpenWorkflows() implements Remedy {}

    /** @param stepKey null for the workflow as a whole */
    record OpenEditor(String workflowPublicId, @Nullable String stepKey) implements Remedy {}

    /**
     * Somebody else has to act; {@link Diagnosis#ask} tells them.
     *
     * @param toLinkIn the org in which that person is asked to link an account, where that is what is wanted
     */
    record Ask(UserId person, String name, @Nullable OrgId toLinkIn) implements Remedy {}

    /** @param until when it is tried again by itself; null if that is not known */
    record Wait(@Nullable Instant until) implements Remedy {}
}
