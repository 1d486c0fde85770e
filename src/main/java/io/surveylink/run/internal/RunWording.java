package io.surveylink.run.internal;

import io.surveylink.run.RunState;

/** The one place where a stored state becomes the one that people and clients read. */
final class RunWording {

    private RunWording() {}

    static RunState state(String taskState, int attempts, boolean held) {
        return switch (TaskState.valueOf(taskState)) {
            case WAITING -> held ? RunState.HELD : attempts > 0 ? RunState.RETRYING : RunState.QUEUED;
            case IN_FLIGHT -> RunState.RUNNING;
            case SUCCEEDED -> RunState.SUCCEEDED;
            case FAILED -> RunState.FAILED;
            case UNCERTAIN -> RunState.UNCERTAIN;
        };
    }
}
