package io.surveylink.simulator.control;

import io.surveylink.simulator.org.RowInput;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.SObjectType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record as one flat JSON object of API names; what is null is left out. */
public final class RecordJson {

    private RecordJson() {}

    public static Map<String, Object> of(SObjectType type, StoredRecord record) {
        Map<String, Object> flat = new LinkedHashMap<>();
        type.fields().forEach(field -> {
            String value = record.get(field.name());
            if (value != null) {
                flat.put(
                        field.name(),
                        switch (field.type().kind()) {
                            case BOOLEAN -> Boolean.valueOf(value);
                            case INTEGER, DECIMAL -> number(value);
                            case TEXT, EMAIL, ID, DATE, DATETIME, TIME -> value;
                        });
            }
        });
        return flat;
    }

    /**
     * @param before the record as it is: what is the same in it is left out, so that a record that was read can be sent
     *     back with its read-only fields
     * @param values null clears a field
     */
    static RowInput toRow(SObjectType type, String id, @Nullable StoredRecord before, Map<String, ?> values) {
        Map<String, Object> old = before == null ? Map.of() : of(type, before);
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> toNull = new LinkedHashSet<>();
        values.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Id")
                    || name.equals("attributes")
                    || (value != null && String.valueOf(value).equals(String.valueOf(old.get(name))))) {
                return;
            }
            if (value == null) {
                toNull.add(name);
            } else if (value instanceof Map || value instanceof Collection) {
                throw new IllegalArgumentException("\"" + name + "\" has to be a single value, not " + value);
            } else {
                texts.put(name, String.valueOf(value));
            }
        });
        return new RowInput(type.name(), id, texts, toNull, List.of());
    }

    private static Object number(String value) {
        try {
            BigDecimal plain = new BigDecimal(value).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        } catch (NumberFormatException e) {
            // The field was text before an administrator made it a number.
            return value;
        }
    }
}
