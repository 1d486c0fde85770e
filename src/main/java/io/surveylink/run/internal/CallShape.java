package io.surveylink.run.internal;

import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.workflow.SalesforceTask;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one call share beside their object.
 *
 * @param options are headers of the call: rows that ask for others cannot travel with it
 */
record CallShape(WriteOperation operation, @Nullable String externalIdField, WriteOptions options) {

    static CallShape of(SalesforceTask task) {
        return switch (task.operation()) {
            case UPSERT, UPDATE_BY_EXTERNAL_ID ->
                new CallShape(task.operation(), lowerCase(task.externalIdField()), task.options());
            case CREATE, UPDATE, DELETE -> new CallShape(task.operation(), null, task.options());
        };
    }

    /** True if a call of unknown outcome may be made again without writing anything twice. */
    boolean repeatable() {
        return switch (operation) {
            case UPSERT, UPDATE, UPDATE_BY_EXTERNAL_ID, DELETE -> true;
            case CREATE -> false;
        };
    }

    /** API names compare without case. */
    private static @Nullable String lowerCase(@Nullable String apiName) {
        return apiName == null ? null : apiName.toLowerCase(Locale.ROOT);
    }
}
