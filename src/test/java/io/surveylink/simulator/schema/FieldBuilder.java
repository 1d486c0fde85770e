package io.surveylink.simulator.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Field}; starts as an optional one that may be read, created and updated. */
public final class FieldBuilder {

    private final String name;
    private final String label;
    private final FieldType type;
    private int length;
    private int precision;
    private int scale;
    private boolean nillable = true;
    private boolean createable = true;
    private boolean updateable = true;
    private boolean unique;
    private boolean externalId;
    private boolean idLookup;
    private boolean defaultedOnCreate;
    private boolean nameField;
    private boolean autoNumber;
    private boolean calculated;
    private boolean permissionable = true;
    private boolean restrictedPicklist;
    private List<PicklistValue> values = new ArrayList<>();
    private List<String> referenceTo = List.of();
    private @Nullable String relationshipName;
    private @Nullable String help;

    private FieldBuilder(String name, String label, FieldType type) {
        this.name = name;
        this.label = label;
        this.type = type;
    }

    public static FieldBuilder field(FieldType type, String name, String label) {
        return new FieldBuilder(name, label, type);
    }

    public static FieldBuilder text(String name, String label, int length) {
        return field(FieldType.STRING, name, label).length(length);
    }

    public static FieldBuilder longText(String name, String label, int length) {
        return field(FieldType.TEXTAREA, name, label).length(length);
    }

    public static FieldBuilder email(String name, String label) {
        return field(FieldType.EMAIL, name, label).length(80);
    }

    public static FieldBuilder phone(String name, String label) {
        return field(FieldType.PHONE, name, label).length(40);
    }

    public static FieldBuilder url(String name, String label) {
        return field(FieldType.URL, name, label).length(255);
    }

    public static FieldBuilder number(String name, String label, int precision, int scale) {
        return field(FieldType.DOUBLE, name, label).digits(precision, scale);
    }

    public static FieldBuilder wholeNumber(String name, String label) {
        return field(FieldType.INT, name, label).digits(9, 0);
    }

    public static FieldBuilder currency(String name, String label) {
        return field(FieldType.CURRENCY, name, label).digits(18, 2);
    }

    public static FieldBuilder percent(String name, String label) {
        return field(FieldType.PERCENT, name, label).digits(3, 0);
    }

    public static FieldBuilder date(String name, String label) {
        return field(FieldType.DATE, name, label);
    }

    public static FieldBuilder dateTime(String name, String label) {
        return field(FieldType.DATETIME, name, label);
    }

    public static FieldBuilder time(String name, String label) {
        return field(FieldType.TIME, name, label);
    }

    /** A check box: never null, unticked unless said otherwise. */
    public static FieldBuilder checkbox(String name, String label) {
        return field(FieldType.BOOLEAN, name, label).defaulted();
    }

    public static FieldBuilder picklist(String name, String label, String... values) {
        return field(FieldType.PICKLIST, name, label).length(255).values(values);
    }

    public static FieldBuilder multiPicklist(String name, String label, String... values) {
        return field(FieldType.MULTIPICKLIST, name, label).length(4099).values(values);
    }

    public static FieldBuilder reference(String name, String label, String relationship, String... to) {
        FieldBuilder builder = field(FieldType.REFERENCE, name, label).length(18);
        builder.relationshipName = relationship;
        builder.referenceTo = List.of(to);
        return builder;
    }

    public FieldBuilder length(int characters) {
        this.length = characters;
        return this;
    }

    public FieldBuilder digits(int newPrecision, int newScale) {
        this.precision = newPrecision;
        this.scale = newScale;
        return this;
    }

    /** Not null. Such a field is always visible: field-level security does not apply. */
    public FieldBuilder required() {
        this.nillable = false;
        this.permissionable = false;
        return this;
    }

    /** Salesforce fills it when a record is created without it. */
    public FieldBuilder defaulted() {
        this.nillable = false;
        this.defaultedOnCreate = true;
        return this;
    }

    public FieldBuilder readOnly() {
        this.createable = false;
        this.updateable = false;
        return this;
    }

    /** Said once, when the record is made. */
    public FieldBuilder createOnly() {
        this.updateable = false;
        return this;
    }

    /** Kept by the platform: read only, never null, always visible. */
    public FieldBuilder system() {
        this.nillable = false;
        this.defaultedOnCreate = true;
        this.permissionable = false;
        return readOnly();
    }

    public FieldBuilder formula() {
        this.calculated = true;
        return readOnly();
    }

    public FieldBuilder externalId() {
        this.externalId = true;
        this.idLookup = true;
        return this;
    }

    public FieldBuilder unique() {
        this.unique = true;
        return this;
    }

    public FieldBuilder idLookup() {
        this.idLookup = true;
        return this;
    }

    public FieldBuilder nameField() {
        this.nameField = true;
        this.permissionable = false;
        return this;
    }

    public FieldBuilder autoNumber() {
        this.autoNumber = true;
        this.nillable = false;
        this.defaultedOnCreate = true;
        return readOnly();
    }

    public FieldBuilder restricted() {
        this.restrictedPicklist = true;
        return this;
    }

    /** The value a new record gets. */
    public FieldBuilder startsAs(String value) {
        this.values = new ArrayList<>(values.stream()
                .map(old -> new PicklistValue(
                        old.value(), old.label(), old.active(), old.value().equals(value)))
                .toList());
        this.defaultedOnCreate = true;
        return this;
    }

    public FieldBuilder help(String text) {
        this.help = text;
        return this;
    }

    private FieldBuilder values(String... labels) {
        Arrays.stream(labels).forEach(label -> values.add(new PicklistValue(label, label, true, false)));
        return this;
    }

    public Field build() {
        return new Field(
                name,
                label,
                type,
                length,
                precision,
                scale,
                nillable,
                createable,
                updateable,
                unique,
                externalId,
                idLookup,
                false,
                defaultedOnCreate,
                nameField,
                autoNumber,
                calculated,
                permissionable,
                restrictedPicklist,
                List.copyOf(values),
                referenceTo,
                relationshipName,
                help);
    }
}
