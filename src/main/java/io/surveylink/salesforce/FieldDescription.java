package io.surveylink.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as described to this user.
 *
 * @param type the Partner API's field type in lower case: string, textarea, email, phone, url, picklist, multipicklist,
 *     combobox, boolean, int, long, double, currency, percent, date, datetime, time, reference, id, …
 * @param permissionable whether field-level security can hide it at all
 */
public record FieldDescription(
        String name,
        String label,
        String type,
        Size size,
        boolean nillable,
        boolean createable,
        boolean updateable,
        boolean permissionable,
        Key key,
        Origin origin,
        Picklist picklist,
        Lookup lookup) {

    /**
     * How much fits.
     *
     * @param length in characters, 0 where it does not apply
     * @param precision digits in all, 0 where it does not apply
     * @param scale digits after the point
     */
    public record Size(int length, int precision, int scale) {}

    /**
     * Whether records can be found by it.
     *
     * @param externalId marked as external id by the org's admin
     * @param idLookup a standard field that upsert takes as a key too, such as Id or the e-mail address of a Contact
     * @param caseSensitive unique values may differ by case alone
     */
    public record Key(boolean externalId, boolean idLookup, boolean unique, boolean caseSensitive) {}

    /**
     * Where its value comes from if nobody sends one.
     *
     * @param nameField shows the record to people
     */
    public record Origin(boolean autoNumber, boolean calculated, boolean defaultedOnCreate, boolean nameField) {}

    /**
     * Values to choose from; of another field there are none.
     *
     * @param restricted other values are refused
     * @param options in the order of the org, inactive ones too
     * @param controller the field that decides which of them are valid, for a dependent picklist
     */
    public record Picklist(
            boolean restricted,
            List<Option> options,
            @Nullable String controller) {

        public Picklist {
            options = List.copyOf(options);
        }

        /** @param value what is stored; the label is what people see, in the language of the Salesforce user */
        public record Option(String value, String label, boolean active, boolean isDefault) {}

        /** What may be written. */
        public List<String> activeValues() {
            return options.stream().filter(Option::active).map(Option::value).toList();
        }
    }

    /**
     * Where a reference leads; of another field nowhere.
     *
     * @param objects API names
     * @param relationship the name under which the parent's fields are reached; null for a reference without one
     */
    public record Lookup(List<String> objects, @Nullable String relationship) {

        public Lookup {
            objects = List.copyOf(objects);
        }
    }

    /** Must have a value at create. */
    public boolean required() {
        return createable && !nillable && !origin.defaultedOnCreate();
    }

    /** Whether the user may send a value with such a call. */
    public boolean isWritableBy(WriteOperation operation) {
        return switch (operation) {
            case CREATE -> createable;
            case UPDATE, UPDATE_BY_EXTERNAL_ID -> updateable;
            case UPSERT -> createable && updateable;
            case DELETE -> true;
        };
    }

    /** Can find the record of an upsert. */
    public boolean isUpsertKey() {
        return key.externalId() || key.idLookup();
    }
}
