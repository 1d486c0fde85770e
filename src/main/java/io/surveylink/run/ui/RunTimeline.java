package io.surveylink.run.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.surveylink.account.AccountState;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Times;
import io.surveylink.run.AttemptOutcome;
import io.surveylink.run.HoldCause;
import io.surveylink.run.RunDetail;
import io.surveylink.run.RunDetail.Attempt;
import io.surveylink.run.RunDetail.Decided;
import io.surveylink.run.RunDetail.StepRun;
import io.surveylink.run.RunState;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happened, in order: the response, then each step with its attempts; steps that have not begun are dotted. */
final class RunTimeline extends OrderedList {

    private static final long serialVersionUID = 1L;

    private final transient Clock clock;

    RunTimeline(RunDetail detail, Clock clock) {
        this.clock = clock;
        addClassName("sl-timeline");
        add(accepted(detail));
        detail.steps().forEach(step -> add(step(detail, step)));
        detail.decisions().forEach(decision -> add(decision(decision)));
    }

    private ListItem accepted(RunDetail detail) {
        var item = item(
                Mark.SUCCEEDED,
                getTranslation("run.timeline.accepted"),
                Times.exactTime(detail.run().receivedAt()));
        var sentence = new Div(came(detail.response()));
        sentence.addClassName("sl-secondary");
        item.add(sentence);
        return item;
    }

    private String came(RunDetail.@Nullable ResponseVersion response) {
        return response == null
                ? getTranslation("run.timeline.message")
                : getTranslation(
                        response.number() == 1 ? "run.timeline.new" : "run.timeline.update",
                        getTranslation("run.response." + response.status()),
                        response.number());
    }

    private ListItem decision(Decided decided) {
        var title = getTranslation("run.decision." + decided.decision(), decided.person(), decided.revisionNumber());
        var item = item(Mark.ATTENTION, title, Times.timeOrDate(decided.at(), clock.instant()));
        if (!decided.note().isEmpty()) {
            var note = new Div(decided.note());
            note.addClassName("sl-secondary");
            item.add(note);
        }
        return item;
    }

    private String title(StepRun step) {
        return getTranslation("run.task." + step.operation(), step.title());
    }

    private ListItem step(RunDetail detail, StepRun step) {
        if (step.state() == null) {
            var item = item(Mark.QUEUED, title(step), getTranslation("run.timeline.after", step.position()));
            item.addClassName("sl-not-yet");
            return item;
        }
        var item = item(RunWords.mark(step.state()), title(step), time(step));
        var body = new Div(runsAs(detail, step));
        body.addClassNames("sl-stack", "sl-timeline-body");
        if (!step.attempts().isEmpty()) {
            var attempts = new Panel();
            step.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
            body.add(attempts);
        }
        if (step.recordId() != null) {
            body.add(record(step, step.recordId()));
        }
        switch (step.state()) {
            case HELD -> body.add(remark("run.timeline.held"));
            case QUEUED -> body.add(remark("run.result.QUEUED"));
            case UNCERTAIN -> body.add(remark("run.timeline.uncertain"));
            case RUNNING, RETRYING, SUCCEEDED, FAILED, SKIPPED, CANCELLED -> {}
        }
        if (detail.run().state() == RunState.HELD && step.state() == RunState.HELD) {
            item.addClassName("sl-not-yet");
        }
        item.add(body);
        return item;
    }

    private String time(StepRun step) {
        if (step.finishedAt() != null) {
            return Times.exactTime(step.finishedAt());
        }
        if (step.state() == RunState.RETRYING && step.dueAt() != null) {
            return getTranslation("run.timeline.next", Times.timeOrDate(step.dueAt(), clock.instant()));
        }
        return step.since() == null ? "" : getTranslation("run.timeline.since", Times.time(step.since()));
    }

    private Component runsAs(RunDetail detail, StepRun step) {
        if (step.accountName() == null) {
            var nobody = new Span(getTranslation("run.runsAs.nobody"));
            nobody.addClassNames("sl-runs-as", "sl-runs-as-trouble");
            return nobody;
        }
        boolean dead = step.state() == RunState.HELD && detail.run().heldBecause() == HoldCause.TOKEN_DEAD;
        return new RunsAsChip(
                step.accountName(),
                step.username() == null ? "" : step.username(),
                step.environment(),
                dead ? AccountState.NEEDS_REAUTHENTICATION : AccountState.CONNECTED);
    }

    private Div attempt(Attempt attempt) {
        var number = new Span(String.valueOf(attempt.number()));
        number.addClassName("sl-count");
        var mark = switch (attempt.outcome()) {
            case SUCCEEDED, FOUND -> Mark.SUCCEEDED;
            case RETRY, SPLIT, DROPPED -> Mark.RETRYING;
            case UNCERTAIN -> Mark.UNCERTAIN;
            case HELD -> Mark.HELD;
            case FAILED -> Mark.FAILED;
        };
        var what = new Span(getTranslation("run.attempt." + attempt.outcome()));
        what.addClassName("sl-strong");
        var detail = new Span(attemptDetail(attempt));
        detail.addClassNames("sl-secondary", "sl-grow");
        var time = new Span(Times.time(attempt.endedAt() == null ? attempt.startedAt() : attempt.endedAt()));
        time.addClassNames("sl-secondary", "sl-numbers");
        var row = new Div(number, mark.disc(), what);
        row.addClassNames("sl-row", "sl-attempt");
        if (attempt.errorCode() != null) {
            var code = new Span(attempt.errorCode());
            code.addClassName("sl-mono");
            row.add(code);
        }
        row.add(detail, time);
        return row;
    }

    private String attemptDetail(Attempt attempt) {
        if (attempt.errorCode() != null) {
            var words = RunWords.error(attempt.errorCode(), null, attempt.errorMessage());
            return words.equals(attempt.errorCode()) ? "" : words;
        }
        if (attempt.outcome() != AttemptOutcome.SUCCEEDED || attempt.endedAt() == null) {
            return "";
        }
        long millis = Duration.between(attempt.startedAt(), attempt.endedAt()).toMillis();
        return attempt.rowsInCall() == 1
                ? getTranslation("run.attempt.alone", millis)
                : getTranslation("run.attempt.together", attempt.rowsInCall() - 1, millis);
    }

    private Component record(StepRun step, String recordId) {
        var words = new Span(getTranslation(
                Boolean.TRUE.equals(step.recordCreated()) ? "run.result.created" : "run.result.updated", step.title()));
        var line = new Div(words, RecordLinks.link(step.orgHost(), recordId));
        line.addClassName("sl-line");
        return line;
    }

    private Div remark(String key) {
        var remark = new Div(getTranslation(key));
        remark.addClassName("sl-secondary");
        return remark;
    }

    private static ListItem item(Mark mark, String title, String time) {
        var head = new Div(new Span(title), new Span(time));
        head.addClassName("sl-timeline-head");
        return new ListItem(mark.disc(), head);
    }
}
