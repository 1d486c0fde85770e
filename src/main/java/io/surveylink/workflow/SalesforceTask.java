package io.surveylink.workflow;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record to Salesforce. In a draft every part may be missing; a published one has been checked.
 *
 * @param org the org it writes to; which account serves it is the project's binding, never part of the task
 * @param object API name
 * @param objectLabel its label when it was chosen
 * @param externalIdField for UPSERT and UPDATE_BY_EXTERNAL_ID: the field that finds the record; its value is among the mappings
 * @param options assignment and duplicate rules
 */
public record SalesforceTask(
        String key,
        @Nullable OrgId org,
        WriteOperation operation,
        @Nullable String object,
        @Nullable String objectLabel,
        @Nullable String externalIdField,
        List<FieldMapping> mappings,
        WriteOptions options)
        implements Step {

    private static final String RECORD_ID = "Id";

    /** A record of it is a post in Chatter (Object Reference, FeedItem). */
    private static final String FEED_ITEM = "FeedItem";

    public SalesforceTask {
        mappings = List.copyOf(mappings);
        // Definitions that were stored before there were options have none.
        options = options == null ? WriteOptions.NONE : options;
    }

    public SalesforceTask(
            String key,
            @Nullable OrgId org,
            WriteOperation operation,
            @Nullable String object,
            @Nullable String objectLabel,
            @Nullable String externalIdField,
            List<FieldMapping> mappings) {
        this(key, org, operation, object, objectLabel, externalIdField, mappings, WriteOptions.NONE);
    }

    /** A task that has not been told anything yet. */
    public static SalesforceTask begun(String key) {
        return new SalesforceTask(key, null, WriteOperation.UPSERT, null, null, null, List.of());
    }

    public SalesforceTask withOrg(OrgId newOrg) {
        return new SalesforceTask(key, newOrg, operation, object, objectLabel, externalIdField, mappings, options);
    }

    /** Of the mapping stays what the operation can write. */
    public SalesforceTask withOperation(WriteOperation newOperation) {
        String field = newOperation.findsByExternalId() ? externalIdField : null;
        Predicate<FieldMapping> stays = mapping -> switch (newOperation) {
            case CREATE, UPSERT, UPDATE_BY_EXTERNAL_ID -> !isRecordId(mapping.field());
            case UPDATE -> true;
            case DELETE -> isRecordId(mapping.field());
        };
        return new SalesforceTask(
                key,
                org,
                newOperation,
                object,
                objectLabel,
                field,
                mappings.stream().filter(stays).toList(),
                options);
    }

    /** Another object has other fields and rules: nothing of the mapping stays. */
    public SalesforceTask withObject(String newObject, String label) {
        return newObject.equalsIgnoreCase(object)
                ? this
                : new SalesforceTask(key, org, operation, newObject, label, null, List.of());
    }

    /** A post in Chatter, which is the create of a FeedItem. */
    public SalesforceTask asPost() {
        return withOperation(WriteOperation.CREATE).withObject(FEED_ITEM, FEED_ITEM);
    }

    /** No post any more, and nothing else yet. */
    public SalesforceTask withoutObject() {
        return new SalesforceTask(key, org, operation, null, null, null, List.of());
    }

    public SalesforceTask withExternalIdField(String field) {
        return new SalesforceTask(key, org, operation, object, objectLabel, field, mappings, options);
    }

    public SalesforceTask withOptions(WriteOptions newOptions) {
        return new SalesforceTask(key, org, operation, object, objectLabel, externalIdField, mappings, newOptions);
    }

    public Optional<FieldMapping> mapping(String field) {
        return mappings.stream().filter(m -> m.field().equalsIgnoreCase(field)).findFirst();
    }

    /** True for the create of a FeedItem. */
    public boolean posts() {
        return operation == WriteOperation.CREATE && FEED_ITEM.equalsIgnoreCase(object);
    }

    /** True for the mapping that names the record to write, where it is named by its id. */
    public boolean isRecordId(FieldMapping mapping) {
        return operation.findsByRecordId() && isRecordId(mapping.field());
    }

    private static boolean isRecordId(String field) {
        return field.equalsIgnoreCase(RECORD_ID);
    }

    /** True for the mapping whose value finds the record, where it is found by an external id. */
    public boolean isExternalId(FieldMapping mapping) {
        return operation.findsByExternalId() && mapping.field().equalsIgnoreCase(externalIdField);
    }

    /** API name of the field that finds the record; null where none is needed or chosen. */
    public @Nullable String keyField() {
        return operation.findsByRecordId() ? RECORD_ID : externalIdField;
    }

    /** True if a mapping takes the record of an earlier task. */
    public boolean takesRecords() {
        return mappings.stream().map(FieldMapping::source).anyMatch(SalesforceTask::takesRecords);
    }

    private static boolean takesRecords(ValueSource source) {
        return source instanceof ValueSource.TaskRecord
                || (source instanceof ValueSource.Text(var template)
                        && TextTemplate.sources(template).stream().anyMatch(SalesforceTask::takesRecords));
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

    /** With other fields, or the same as they are described now. */
    public SalesforceTask withMappings(List<FieldMapping> newMappings) {
        return new SalesforceTask(key, org, operation, object, objectLabel, externalIdField, newMappings, options);
    }

    /** With the object's name and label as described now. */
    public SalesforceTask describedAs(String name, String label) {
        return new SalesforceTask(key, org, operation, name, label, externalIdField, mappings, options);
    }
}
