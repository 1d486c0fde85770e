package io.surveylink.workflow;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record to Salesforce. In a draft every part may be missing; a published one has been checked.
 *
 * @param org the org it writes to; which account serves it is the project's binding, never part of the task
 * @param object API name
 * @param objectLabel its label when it was chosen
 * @param externalIdField for UPSERT: the field that finds the record; its value is among the mappings
 */
public record SalesforceTask(
        String key,
        @Nullable OrgId org,
        WriteOperation operation,
        @Nullable String object,
        @Nullable String objectLabel,
        @Nullable String externalIdField,
        List<FieldMapping> mappings)
        implements Step {

    public SalesforceTask {
        mappings = List.copyOf(mappings);
    }
}
