package io.surveylink.run.internal;

import io.surveylink.run.RunState;

/** The one place where a stored state becomes the one that people and clients read. */
final class RunWording {

    private RunWording() {}

    static RunState state(String taskState, int retries, boolean held) {
        return switch (TaskState.valueOf(taskState)) {
            case WAITING -> held ? RunState.HELD : retries > 0 ? RunState.RETRYING : RunState.QUEUED;
            case IN_FLIGHT -> RunState.RUNNING;
            case SUCCEEDED -> RunState.SUCCEEDED;
            case FAILED -> RunState.FAILED;
            case SKIPPED -> RunState.SKIPPED;
            case UNCERTAIN -> RunState.UNCERTAIN;
            case CANCELLED -> RunState.CANCELLED;
        };
    }
}
