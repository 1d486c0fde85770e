package io.surveylink.run.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * States of a task run as stored, and every legal way between them. What a person reads is derived: see
 * {@link io.surveylink.run.RunState}. A run has the state of the task run that ended it, else WAITING.
 */
enum TaskState {
    /** Due now or later, held or not. */
    WAITING,
    /** Claimed under an epoch of its lane. */
    IN_FLIGHT,
    SUCCEEDED,
    FAILED,
    /** Not sent, because newer content of its response has arrived. */
    SKIPPED,
    /** Salesforce may have written it, and sending again could write it twice. */
    UNCERTAIN,
    /** A person decided that it is not sent. */
    CANCELLED;

    private Set<TaskState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(IN_FLIGHT, SKIPPED, CANCELLED);
            case IN_FLIGHT -> EnumSet.of(WAITING, SUCCEEDED, FAILED, UNCERTAIN);
            // What was written is never sent again.
            case SUCCEEDED -> EnumSet.noneOf(TaskState.class);
            // Replays.
            case FAILED, SKIPPED, CANCELLED -> EnumSet.of(WAITING);
            // A person decides, or a lookup that comes late.
            case UNCERTAIN -> EnumSet.of(WAITING, SUCCEEDED, CANCELLED);
        };
    }

    boolean mayBecome(TaskState other) {
        return next().contains(other);
    }

    /** True while later events of the same workflow wait behind it for their record. */
    boolean isUnfinished() {
        return switch (this) {
            case WAITING, IN_FLIGHT, UNCERTAIN -> true;
            case SUCCEEDED, FAILED, SKIPPED, CANCELLED -> false;
        };
    }

    /** True for ends other than success: no further step of the run begins. */
    boolean endsRunEarly() {
        return switch (this) {
            case FAILED, SKIPPED, CANCELLED -> true;
            case WAITING, IN_FLIGHT, UNCERTAIN, SUCCEEDED -> false;
        };
    }

    /** Names of the states that may become this one: what every writing statement asks for. */
    List<String> before() {
        return Arrays.stream(values())
                .filter(state -> state.mayBecome(this))
                .map(Enum::name)
                .toList();
    }

    static List<String> unfinished() {
        return Arrays.stream(values())
                .filter(TaskState::isUnfinished)
                .map(Enum::name)
                .toList();
    }
}
