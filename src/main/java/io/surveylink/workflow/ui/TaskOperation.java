package io.surveylink.workflow.ui;

import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.SalesforceTask;

/** What a task can be told to do. A post in Chatter is a create to Salesforce, and something of its own to people. */
enum TaskOperation {
    CREATE(WriteOperation.CREATE),
    UPDATE(WriteOperation.UPDATE),
    UPSERT(WriteOperation.UPSERT),
    UPDATE_BY_EXTERNAL_ID(WriteOperation.UPDATE_BY_EXTERNAL_ID),
    DELETE(WriteOperation.DELETE),
    POST(WriteOperation.CREATE);

    private final WriteOperation write;

    TaskOperation(WriteOperation write) {
        this.write = write;
    }

    static TaskOperation of(SalesforceTask task) {
        return task.posts() ? POST : valueOf(task.operation().name());
    }

    /** The task doing this instead. */
    SalesforceTask applyTo(SalesforceTask task) {
        return switch (this) {
            case POST -> task.asPost();
            case CREATE, UPDATE, UPSERT, UPDATE_BY_EXTERNAL_ID, DELETE ->
                (task.posts() ? task.withoutObject() : task).withOperation(write);
        };
    }

    boolean isPossibleOn(ObjectSummary object) {
        return switch (write) {
            case CREATE -> object.createable();
            case UPSERT -> object.createable() && object.updateable();
            case UPDATE, UPDATE_BY_EXTERNAL_ID -> object.updateable();
            case DELETE -> object.deletable();
        };
    }
}
