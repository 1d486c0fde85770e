package io.surveylink.salesforce;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as describeSObjects tells it to this user: what the user may not see is not there.
 *
 * @param keyPrefix the first three characters of its record ids; null for objects whose records have none of their own
 * @param recordTypes all that the object has; an object without any has the master alone
 */
public record ObjectDescription(
        String name,
        String label,
        @Nullable String keyPrefix,
        boolean createable,
        boolean updateable,
        boolean deletable,
        boolean queryable,
        List<FieldDescription> fields,
        List<RecordType> recordTypes) {

    public ObjectDescription {
        fields = List.copyOf(fields);
        recordTypes = List.copyOf(recordTypes);
    }

    /**
     * A record type for this user.
     *
     * @param available the user may give it to a record
     * @param isDefault what the user's records get when none is named
     * @param master stands for "no record type" and cannot be named
     */
    public record RecordType(
            String id,
            String name,
            String developerName,
            boolean active,
            boolean available,
            boolean isDefault,
            boolean master) {}

    /** Whether the user may do this to records of the object at all. */
    public boolean allows(WriteOperation operation) {
        return switch (operation) {
            case CREATE -> createable;
            case UPDATE, UPDATE_BY_EXTERNAL_ID -> updateable;
            case UPSERT -> createable && updateable;
            case DELETE -> deletable;
        };
    }

    /** API names compare without case. */
    public Optional<FieldDescription> field(String apiName) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(apiName)).findFirst();
    }
}
