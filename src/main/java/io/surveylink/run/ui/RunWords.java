package io.surveylink.run.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.run.EventSubject;
import io.surveylink.run.HeldCause;
import io.surveylink.run.HoldCause;
import io.surveylink.run.RunListItem;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import org.jspecify.annotations.Nullable;

/** How states, causes and results of runs are said. */
public final class RunWords {

    /** Codes of values that did not fit, found before anything was sent. */
    private static final String MAPPING = "MAPPING_";

    private static final String ANSWER_LOST = "ANSWER_LOST";

    private RunWords() {}

    static Mark mark(RunState state) {
        return switch (state) {
            case QUEUED -> Mark.QUEUED;
            case RUNNING -> Mark.RUNNING;
            case RETRYING -> Mark.RETRYING;
            case HELD -> Mark.HELD;
            case SUCCEEDED -> Mark.SUCCEEDED;
            case FAILED -> Mark.FAILED;
            case SKIPPED -> Mark.SKIPPED;
            case UNCERTAIN -> Mark.UNCERTAIN;
            case CANCELLED -> Mark.CANCELLED;
        };
    }

    static String word(RunState state) {
        return I18NProvider.translate("run.state." + state);
    }

    /** What an event was about, with what it is. */
    public static String subject(EventSubject event) {
        return I18NProvider.translate("run.subject." + event.kind(), event.id());
    }

    public static String cause(HoldCause cause) {
        return I18NProvider.translate("run.cause." + cause);
    }

    /** What is held and why: "Acme production needs a sign-in". */
    static String cause(HeldCause held) {
        return I18NProvider.translate("run.held." + held.cause(), held.subject(), orEmpty(held.message()));
    }

    public static String number(int count) {
        var number = I18NProvider.translate("run.number", count);
        return count >= Runs.COUNT_LIMIT ? I18NProvider.translate("run.number.more", number) : number;
    }

    /** The last column of the list, without the record. */
    static String result(RunListItem run) {
        return switch (run.state()) {
            case QUEUED -> I18NProvider.translate("run.result.QUEUED");
            case RUNNING -> I18NProvider.translate("run.result.RUNNING");
            case RETRYING -> I18NProvider.translate("run.result.RETRYING", error(run), retryTime(run));
            case HELD -> run.heldBecause() == null ? "" : cause(run.heldBecause());
            case SUCCEEDED ->
                I18NProvider.translate(
                        Boolean.TRUE.equals(run.recordCreated()) ? "run.result.created" : "run.result.updated",
                        run.stepTitle());
            case FAILED -> error(run);
            case UNCERTAIN -> I18NProvider.translate("run.result.UNCERTAIN");
            case SKIPPED ->
                I18NProvider.translate(run.failedConditions() ? "run.result.CONDITIONS_NOT_MET" : "run.result.SKIPPED");
            case CANCELLED -> I18NProvider.translate("run.result.CANCELLED");
        };
    }

    private static String retryTime(RunListItem run) {
        return run.retryAt() == null ? "" : Times.time(run.retryAt());
    }

    private static String error(RunListItem run) {
        return error(run.errorCode(), run.errorFields(), run.errorMessage());
    }

    /** What we found ourselves in the reader's language, else the words of Salesforce, else its code. */
    public static String error(@Nullable String code, @Nullable String fields, @Nullable String message) {
        if (code != null && code.startsWith(MAPPING)) {
            var sentence = I18NProvider.translate("workflow.mapping." + code);
            return fields == null ? sentence : I18NProvider.translate("run.error.field", fields, sentence);
        }
        if (ANSWER_LOST.equals(code)) {
            return I18NProvider.translate("run.error.ANSWER_LOST");
        }
        return message == null || message.isEmpty() ? orEmpty(code) : message;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
