package io.surveylink.workflow;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record to Salesforce. In a draft every part may be missing; a published one has been checked.
 *
 * @param org the org it writes to; which account serves it is the project's binding, never part of the task
 * @param object API name
 * @param objectLabel its label when it was chosen
 * @param externalIdField for UPSERT and UPDATE_BY_EXTERNAL_ID: the field that finds the record; its value is among the mappings
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

    /** A task that has not been told anything yet. */
    public static SalesforceTask begun(String key) {
        return new SalesforceTask(key, null, WriteOperation.UPSERT, null, null, null, List.of());
    }

    public SalesforceTask withOrg(OrgId newOrg) {
        return new SalesforceTask(key, newOrg, operation, object, objectLabel, externalIdField, mappings);
    }

    public SalesforceTask withOperation(WriteOperation newOperation) {
        String field = newOperation.findsByExternalId() ? externalIdField : null;
        return new SalesforceTask(key, org, newOperation, object, objectLabel, field, mappings);
    }

    /** Another object has other fields: nothing of the mapping stays. */
    public SalesforceTask withObject(String newObject, String label) {
        return newObject.equalsIgnoreCase(object)
                ? this
                : new SalesforceTask(key, org, operation, newObject, label, null, List.of());
    }

    public SalesforceTask withExternalIdField(String field) {
        return new SalesforceTask(key, org, operation, object, objectLabel, field, mappings);
    }

    public Optional<FieldMapping> mapping(String field) {
        return mappings.stream().filter(m -> m.field().equalsIgnoreCase(field)).findFirst();
    }

    /** True for the mapping that names the record to write, where it is named by its id. */
    public boolean isRecordId(FieldMapping mapping) {
        return operation.findsByRecordId() && mapping.field().equalsIgnoreCase("Id");
    }

    /** True if a mapping takes the record of an earlier task. */
    public boolean takesRecords() {
        return mappings.stream().anyMatch(mapping -> mapping.source() instanceof ValueSource.TaskRecord);
    }

    /** With the mapping in the place of the one of its field, or at the end. */
    public SalesforceTask with(FieldMapping changed) {
        var more = new ArrayList<>(mappings);
        int place = mapping(changed.field()).map(more::indexOf).orElse(-1);
        if (place < 0) {
            more.add(changed);
        } else {
            more.set(place, changed);
        }
        return withMappings(more);
    }

    public SalesforceTask without(String field) {
        return withMappings(mappings.stream()
                .filter(m -> !m.field().equalsIgnoreCase(field))
                .toList());
    }

    private SalesforceTask withMappings(List<FieldMapping> newMappings) {
        return new SalesforceTask(key, org, operation, object, objectLabel, externalIdField, newMappings);
    }
}
