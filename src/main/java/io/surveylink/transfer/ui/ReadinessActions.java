package io.surveylink.transfer.ui;

import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;

/** What the new owner does about a step. The workflow tells to which row somebody comes back. */
interface ReadinessActions {

    void link(WorkflowReadiness workflow, StepReadiness step);

    void signInAgain(WorkflowReadiness workflow, StepReadiness step);

    void choose(StepReadiness step, StepAccount account);

    void askConsent(StepReadiness step);

    void withdrawConsent(StepReadiness step);

    void showLacks(StepReadiness step);

    void freeSlot();
}
