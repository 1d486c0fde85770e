package io.surveylink.transfer.ui;

import static io.surveylink.transfer.ui.TransferWords.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.TransferReadiness.Answer;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;
import io.surveylink.ownership.Transfers;
import java.time.Instant;

/** Says what a switch does before it is done: what runs on, what will be held, and until when it can be undone. */
final class SwitchDialog {

    private SwitchDialog() {}

    static void open(Transfer transfer, Report report, Instant now, Runnable accept) {
        var impact = new ImpactList();
        if (report.ready() > 0) {
            impact.add(
                    VaadinIcon.CHECK,
                    text("transfer.switch.ready", report.ready()),
                    text("transfer.switch.ready.text"),
                    "");
        }
        for (WorkflowReadiness workflow : report.workflows()) {
            workflow.steps().stream()
                    .filter(step -> step.answer() != Answer.READY)
                    .forEach(step -> held(impact, workflow, step));
        }
        new DangerDialog(
                        text("transfer.switch.title", transfer.project().name()),
                        text("transfer.switch.act"),
                        text("transfer.switch.keep"),
                        accept)
                .withText(text("transfer.switch.text", Times.date(now.plus(Transfers.UNDO_FOR))))
                .withImpact(impact)
                .open();
    }

    private static void held(ImpactList impact, WorkflowReadiness workflow, StepReadiness step) {
        impact.add(
                TransferWords.mark(step.answer()),
                text("transfer.switch.held", ReadinessRow.title(step), workflow.name()),
                text("transfer.switch.held.text", TransferWords.name(step.answer())),
                "");
    }
}
