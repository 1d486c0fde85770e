package io.surveylink.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What goes wrong with a call because a test asked for it. */
public sealed interface Fault {

    /** The API answers with that fault; nothing is saved. Any code, also one that no client knows. */
    record Code(String code, String message) implements Fault {

        /** With the words that Salesforce has for it. */
        public Code(String code) {
            this(code, FaultTexts.of(code));
        }
    }

    /** Some rows are refused, the others saved. */
    record Row(String code, String message, List<String> fields, Set<Integer> rows) implements Fault {

        /** With the words that Salesforce has for it. */
        public Row(String code, Integer... rows) {
            this(code, FaultTexts.of(code), List.of(), Set.of(rows));
        }
    }

    /** An OAuth endpoint refuses. */
    record OAuth(int status, String error, String description) implements Fault {}

    /** The maintenance page, instead of an answer; nothing is saved. */
    record Html503() implements Fault {}

    /** A load balancer's words, instead of an answer; nothing is saved. */
    record Text503() implements Fault {}

    /** An answer without a body; nothing is saved. */
    record Empty(int status) implements Fault {}

    /** The answer ends in the middle, after everything was saved. */
    record Truncated() implements Fault {}

    /** To the login page; nothing is saved. */
    record Redirect() implements Fault {}

    /** The connection is closed before anything is saved. */
    record ResetBeforeCommit() implements Fault {}

    /** Everything is saved and the connection closed before the caller hears of it. */
    record ResetAfterCommit() implements Fault {}

    /** Everything is saved at once, the answer comes late. */
    record Slow(Duration delay) implements Fault {}

    /** Waits for a release, then saves and answers. */
    record HoldBeforeCommit() implements Fault {}

    /** Saves, and waits for a release before it answers. */
    record HoldAfterCommit() implements Fault {}

    /** The name by which a control call asks for it. */
    default String kind() {
        return switch (this) {
            case Code _ -> "CODE";
            case Row _ -> "ROW";
            case OAuth _ -> "OAUTH";
            case Html503 _ -> "HTML_503";
            case Text503 _ -> "TEXT_503";
            case Empty _ -> "EMPTY";
            case Truncated _ -> "TRUNCATED";
            case Redirect _ -> "REDIRECT";
            case ResetBeforeCommit _ -> "RESET_BEFORE_COMMIT";
            case ResetAfterCommit _ -> "RESET_AFTER_COMMIT";
            case Slow _ -> "SLOW";
            case HoldBeforeCommit _ -> "HOLD_BEFORE_COMMIT";
            case HoldAfterCommit _ -> "HOLD_AFTER_COMMIT";
        };
    }
}
