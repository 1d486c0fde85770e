package io.surveylink.workflow.ui;

import io.surveylink.workflow.WorkflowDefinition;
import java.util.ArrayDeque;
import java.util.Deque;

/** The definitions that one window can go back to, and from there forth again. */
final class History {

    /** Beyond it nobody remembers what a step back would be. */
    private static final int MAX = 100;

    private final Deque<WorkflowDefinition> past = new ArrayDeque<>();
    private final Deque<WorkflowDefinition> future = new ArrayDeque<>();

    /** Something new was done: what was taken back before is gone. */
    void changedFrom(WorkflowDefinition before) {
        past.push(before);
        future.clear();
        if (past.size() > MAX) {
            past.removeLast();
        }
    }

    boolean hasPast() {
        return !past.isEmpty();
    }

    boolean hasFuture() {
        return !future.isEmpty();
    }

    /** Only while there is a past. */
    WorkflowDefinition back(WorkflowDefinition current) {
        future.push(current);
        return past.pop();
    }

    /** Only while there is a future. */
    WorkflowDefinition forth(WorkflowDefinition current) {
        past.push(current);
        return future.pop();
    }

    /** What is shown now came from elsewhere. */
    void clear() {
        past.clear();
        future.clear();
    }
}
