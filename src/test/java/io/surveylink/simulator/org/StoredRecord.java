package io.surveylink.simulator.org;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record. A change makes another one.
 *
 * @param object API name of its object
 * @param values by API name, in the form they have on the SOAP wire; null values are left out
 */
public record StoredRecord(String object, Map<String, String> values) {

    public StoredRecord {
        values = Map.copyOf(values);
    }

    public String id() {
        return values.getOrDefault("Id", "");
    }

    public @Nullable String get(String field) {
        return values.get(field);
    }

    public boolean deleted() {
        return "true".equals(values.get("IsDeleted"));
    }
}
