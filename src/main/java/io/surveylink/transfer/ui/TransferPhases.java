package io.surveylink.transfer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Decision;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way of a transfer in five steps and two phases: people agree, then everything switches. */
final class TransferPhases extends Div {

    private static final long serialVersionUID = 1L;

    private static final int AGREE = 2;
    private static final int GET_READY = 3;
    private static final int UNDO = 5;

    private final transient Transfer transfer;
    private final transient TransferWords words;
    private final transient Instant now;

    TransferPhases(Transfer transfer, @Nullable Report report, TransferWords words, Instant now) {
        this.transfer = transfer;
        this.words = words;
        this.now = now;
        addClassName("sl-phases");
        add(
                phase("transfer.phase.agree", 1, List.of(requested(), approved()), current() <= AGREE),
                phase(
                        "transfer.phase.switch",
                        GET_READY,
                        List.of(
                                step("transfer.phase.ready", readiness(report)),
                                step("transfer.phase.confirm", confirmed()),
                                step("transfer.phase.undo", undo())),
                        current() >= GET_READY));
    }

    /** One of the five, with what is to be said below its name. */
    private record Step(String title, List<String> lines) {}

    private Step step(String titleKey, String... lines) {
        return new Step(
                getTranslation(titleKey),
                Arrays.stream(lines).filter(line -> !line.isBlank()).toList());
    }

    private Component phase(String titleKey, int first, List<Step> steps, boolean current) {
        var title = new Div(getTranslation(titleKey));
        title.addClassName("sl-caption");
        var list = new OrderedList();
        list.getElement().setAttribute("start", String.valueOf(first));
        for (int index = 0; index < steps.size(); index++) {
            list.add(item(first + index, steps.get(index)));
        }
        var phase = new Div(title, list);
        phase.addClassName("sl-phase");
        if (current && transfer.state().isOpen()) {
            phase.addClassName("sl-phase-current");
        }
        return phase;
    }

    private ListItem item(int number, Step step) {
        var text = new Div();
        var title = new Div(step.title());
        title.addClassName("sl-strong");
        text.add(title);
        step.lines().forEach(line -> {
            var more = new Div(line);
            more.addClassName("sl-secondary");
            text.add(more);
        });
        var item = new ListItem(disc(number), text);
        if (number == current() && transfer.state().isOpen()) {
            item.getElement().setAttribute("aria-current", "step");
        }
        if (number > current()) {
            item.addClassName("sl-not-yet");
        }
        return item;
    }

    private Component disc(int number) {
        if (number < current()) {
            return Mark.SUCCEEDED.disc();
        }
        if (number == current() && !transfer.state().isOpen()) {
            return endOf(number);
        }
        return numbered(number);
    }

    private Component endOf(int number) {
        return number == UNDO && transfer.state() == TransferState.ACCEPTED && !undoIsOver()
                ? numbered(number)
                : TransferWords.mark(transfer.state()).disc();
    }

    private static Component numbered(int number) {
        var disc = new Span(String.valueOf(number));
        disc.addClassName("sl-phase-number");
        return disc;
    }

    /** The step at hand, or at which it ended. */
    private int current() {
        return switch (transfer.state()) {
            case ASKED, REQUESTED -> AGREE;
            case APPROVED -> GET_READY;
            case ACCEPTED, UNDONE -> UNDO;
            case DECLINED, CANCELLED, EXPIRED -> transfer.approved() == null ? AGREE : GET_READY;
        };
    }

    private Step requested() {
        return step(
                transfer.requestedBy().equals(transfer.to()) ? "transfer.phase.asked" : "transfer.phase.requested",
                TransferWords.whoAndWhen(transfer.requestedBy(), transfer.requestedAt()),
                getTranslation("transfer.phase.reason", transfer.reason()));
    }

    private Step approved() {
        var approved = transfer.approved();
        if (approved != null) {
            return step(
                    "transfer.phase.approved",
                    TransferWords.whoAndWhen(approved.by(), approved.at()),
                    getTranslation("transfer.phase.admin"));
        }
        return step(
                "transfer.phase.approval",
                switch (transfer.state()) {
                    case ASKED -> getTranslation("transfer.phase.approval.ASKED", words.person(transfer.from()));
                    case REQUESTED -> getTranslation("transfer.phase.approval.REQUESTED");
                    case APPROVED, ACCEPTED, UNDONE -> "";
                    case DECLINED, CANCELLED, EXPIRED -> words.sentence(transfer);
                });
    }

    private String readiness(@Nullable Report report) {
        return switch (transfer.state()) {
            case ASKED, REQUESTED -> getTranslation("transfer.phase.ready.later");
            case APPROVED ->
                report == null
                        ? getTranslation("transfer.phase.ready.nothing")
                        : getTranslation("transfer.phase.ready.count", report.ready(), report.steps());
            case ACCEPTED, UNDONE -> "";
            case DECLINED, CANCELLED, EXPIRED -> transfer.approved() == null ? "" : words.sentence(transfer);
        };
    }

    private String confirmed() {
        return switch (transfer.state()) {
            case ACCEPTED, UNDONE -> {
                var switched = Objects.requireNonNull(transfer.end());
                yield transfer.forced()
                        ? getTranslation(
                                "transfer.phase.forced", TransferWords.whoAndWhen(switched.by(), switched.at()))
                        : TransferWords.whoAndWhen(switched.by(), switched.at());
            }
            case ASKED, REQUESTED, APPROVED, DECLINED, CANCELLED, EXPIRED ->
                getTranslation("transfer.phase.confirm.text");
        };
    }

    private String undo() {
        return switch (transfer.state()) {
            case ACCEPTED -> {
                var ends = TransferWords.undoEnds(Objects.requireNonNull(transfer.end()));
                yield undoIsOver()
                        ? getTranslation("transfer.phase.undo.over", Times.date(ends))
                        : getTranslation("transfer.phase.undo.until", Times.dateTime(ends));
            }
            case UNDONE -> words.sentence(transfer);
            case ASKED, REQUESTED, APPROVED, DECLINED, CANCELLED, EXPIRED ->
                getTranslation("transfer.phase.undo.who", words.person(transfer.to()));
        };
    }

    private boolean undoIsOver() {
        Decision end = transfer.end();
        return end != null && !TransferWords.undoEnds(end).isAfter(now);
    }
}
