package io.surveylink.transfer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.SlotMeter;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.TransferReadiness.Report;
import org.jspecify.annotations.Nullable;

/** What runs as the former owner today, and what of it would run after the switch. */
final class ReadinessSection extends Section {

    private static final long serialVersionUID = 1L;

    /**
     * How the question to Salesforce fares.
     *
     * @param failure what came instead of an answer, in words; null for none
     */
    record Check(boolean running, @Nullable String failure) {

        static final Check IDLE = new Check(false, null);
        static final Check RUNNING = new Check(true, null);
    }

    /**
     * @param actions null for those who only look
     * @param checkAgain asks Salesforce
     */
    ReadinessSection(
            Transfer transfer,
            Report report,
            Check check,
            @Nullable String here,
            @Nullable ReadinessActions actions,
            Runnable checkAgain) {
        super(TransferWords.text("transfer.runs", transfer.from().name()));
        addClassName("sl-readiness-section");
        if (report.steps() == 0) {
            add(new EmptyState(
                    VaadinIcon.BOLT,
                    getTranslation("transfer.runs.nothing"),
                    getTranslation("transfer.runs.nothing.text")));
            return;
        }
        long orgs = report.workflows().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .map(step -> step.org().id())
                .distinct()
                .count();
        setAside(getTranslation(
                "transfer.runs.count", report.steps(), report.workflows().size(), orgs));
        addAction(slots(report));
        if (actions != null) {
            add(asked(report, check, checkAgain));
        }
        if (check.failure() != null) {
            add(new Banner(
                    Banner.Tone.ATTENTION,
                    getTranslation("transfer.check.failed"),
                    getTranslation("transfer.check.failed.text", check.failure(), known(report))));
        }
        add(new ReadinessTable(report, here, actions));
    }

    private Component slots(Report report) {
        String text = getTranslation(
                report.slotsNeeded() == 0 ? "transfer.slots" : "transfer.slots.needed",
                report.slotsUsed(),
                LinkedAccounts.SLOTS,
                report.slotsNeeded());
        boolean tooMany = report.slotsUsed() + report.slotsNeeded() > LinkedAccounts.SLOTS;
        var meter = new Span(
                new SlotMeter(
                        report.slotsUsed(),
                        LinkedAccounts.SLOTS,
                        tooMany ? SlotMeter.Tone.FULL : SlotMeter.Tone.INK,
                        text),
                new Span(text));
        meter.addClassNames("sl-line", "sl-readiness-slots");
        return meter;
    }

    private Component asked(Report report, Check check, Runnable checkAgain) {
        var line = new Div();
        line.addClassNames("sl-between", "sl-readiness-check");
        line.getElement().setAttribute("role", "status");
        if (check.running()) {
            line.add(new StateDisc(Mark.RUNNING, getTranslation("transfer.check.running")));
            return line;
        }
        var known = new Span(known(report));
        known.addClassName("sl-secondary");
        var again = new Button(
                getTranslation("transfer.check.again"), VaadinIcon.REFRESH.create(), click -> checkAgain.run());
        again.addClassName("sl-small");
        line.add(known, again);
        return line;
    }

    /** From when the answers of Salesforce are. */
    private String known(Report report) {
        var checkedAt = report.checkedAt();
        return checkedAt == null
                ? getTranslation("transfer.check.never")
                : getTranslation("transfer.check.from", Times.dateTime(checkedAt));
    }
}
