package io.surveylink.salesforce;

import java.util.List;
import java.util.Optional;

/** An object as describeSObjects tells it to this user: what the user may not see is not there. */
public record ObjectDescription(
        String name,
        String label,
        boolean createable,
        boolean updateable,
        boolean deletable,
        List<FieldDescription> fields) {

    public ObjectDescription {
        fields = List.copyOf(fields);
    }

    /** API names compare without case. */
    public Optional<FieldDescription> field(String apiName) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(apiName)).findFirst();
    }
}
