package io.surveylink.transfer.ui;

import static io.surveylink.transfer.ui.TransferWords.text;

import com.vaadin.flow.component.UI;
import io.surveylink.account.ui.AccountNavigation;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferReadiness.StepConsent;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;
import java.util.Objects;

/** How the new owner gets ready: each row's button leads to its means, and back to the row. */
final class Preparation implements ReadinessActions {

    private final TransferPageServices services;
    private final Transfer transfer;
    private final Runnable changed;

    /** @param changed shows the page again, as things are then */
    Preparation(TransferPageServices services, Transfer transfer, Runnable changed) {
        this.services = services;
        this.transfer = transfer;
        this.changed = changed;
    }

    @Override
    public void link(WorkflowReadiness workflow, StepReadiness step) {
        var org = step.org();
        Errors.guard(() -> services.ways().link(org.id(), org.environment(), back(workflow, step)));
    }

    @Override
    public void signInAgain(WorkflowReadiness workflow, StepReadiness step) {
        Errors.guard(() -> services.ways().signInAgain(account(step).id(), back(workflow, step)));
    }

    @Override
    public void choose(StepReadiness step, StepAccount account) {
        boolean done = Errors.guard(() -> services.readiness()
                .choose(
                        services.currentUser().actor(),
                        transfer.id(),
                        step.org().id(),
                        account.id()));
        if (done) {
            Toast.show(
                    text("transfer.account.chosen", account.name(), step.org().name()));
        }
        changed.run();
    }

    @Override
    public void askConsent(StepReadiness step) {
        var consent = consent(step);
        new ConsentDialog(step, consent, () -> {
                    decide(consent, true);
                    Toast.show(text("transfer.consent.given", consent.publisherName()));
                })
                .open();
    }

    @Override
    public void withdrawConsent(StepReadiness step) {
        var consent = consent(step);
        new DangerDialog(
                        text("ownership.consents.withdraw.title", consent.publisherName()),
                        text("ownership.consents.withdraw"),
                        text("ownership.consents.withdraw.keep"),
                        () -> decide(consent, false))
                .withText(text("transfer.consent.withdraw"))
                .open();
    }

    private void decide(StepConsent consent, boolean yes) {
        services.readiness()
                .consent(services.currentUser().actor(), transfer.id(), consent.publisher(), consent.key(), yes);
        changed.run();
    }

    @Override
    public void showLacks(StepReadiness step) {
        Errors.guard(() -> new LacksDialog(
                        services.requirements(),
                        step,
                        services.accounts()
                                .get(
                                        services.currentUser().actor(),
                                        account(step).id()),
                        services.currentUser().profile().name())
                .open());
    }

    @Override
    public void freeSlot() {
        UI.getCurrent().navigate(AccountNavigation.listPath());
    }

    private String back(WorkflowReadiness workflow, StepReadiness step) {
        return TransferNavigation.stepPath(transfer.publicId(), ReadinessTable.key(workflow, step));
    }

    private static StepAccount account(StepReadiness step) {
        return Objects.requireNonNull(step.account(), "an account that needs something");
    }

    private static StepConsent consent(StepReadiness step) {
        return Objects.requireNonNull(step.consent(), "a consent that is asked for");
    }
}
