package io.surveylink.simulator.control;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.FieldBuilder;
import io.surveylink.simulator.schema.FieldType;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.schema.Schema;
import io.surveylink.simulator.schema.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Objects and fields that change under a client's feet: deleted, retyped, added, made required or unique. */
final class SchemaSettings {

    private static final List<String> OF_FIELDS = List.of("deleted", "type", "required", "unique", "length");

    private SchemaSettings() {}

    /** @param field empty for the object itself */
    static UnaryOperator<Schema> change(String object, String field, String name, JsonNode value) {
        return field.isEmpty() ? ofObject(object, name, value) : ofField(object, field, name, value);
    }

    static SObjectType type(Schema schema, String object) {
        return schema.object(object).orElseThrow(() -> new IllegalArgumentException("No object " + object));
    }

    static Field field(SObjectType type, String field) {
        return type.field(field)
                .orElseThrow(() -> new IllegalArgumentException("No field " + field + " on " + type.name()));
    }

    private static UnaryOperator<Schema> ofObject(String object, String name, JsonNode value) {
        if (!Input.plain(name).equals("deleted")) {
            throw Input.unknown("setting of an object", name, List.of("deleted"));
        }
        boolean deleted = Input.flag(name, value);
        return schema -> {
            if (deleted) {
                return schema.without(type(schema, object).name());
            }
            return schema.object(object).isPresent() ? schema : schema.with(type(Schemas.initial(), object));
        };
    }

    private static UnaryOperator<Schema> ofField(String object, String field, String name, JsonNode value) {
        return switch (Input.plain(name)) {
            case "deleted" -> deletion(object, field, Input.flag(name, value));
            case "type" -> {
                FieldType fieldType = fieldType(name, value);
                yield schema -> {
                    SObjectType type = type(schema, object);
                    String label = type.field(field)
                            .map(Field::label)
                            .orElse(field.replace("__c", "").replace('_', ' '));
                    String spelled = type.field(field).map(Field::name).orElse(field);
                    return schema.with(type.with(ofType(fieldType, spelled, label)));
                };
            }
            case "required" -> {
                boolean required = Input.flag(name, value);
                yield existing(object, field, old -> old.withRequired(required));
            }
            case "unique" -> {
                boolean unique = Input.flag(name, value);
                yield existing(object, field, old -> old.withUnique(unique));
            }
            case "length" -> {
                int length = Input.number(name, value);
                yield existing(object, field, old -> old.withLength(length));
            }
            default -> throw Input.unknown("setting of a field", name, OF_FIELDS);
        };
    }

    private static UnaryOperator<Schema> deletion(String object, String field, boolean deleted) {
        return schema -> {
            SObjectType type = type(schema, object);
            if (deleted) {
                return schema.with(type.without(field(type, field).name()));
            }
            Optional<Field> there = type.field(field);
            return there.isPresent() ? schema : schema.with(type.with(field(type(Schemas.initial(), object), field)));
        };
    }

    private static UnaryOperator<Schema> existing(String object, String field, Function<Field, Field> change) {
        return schema -> {
            SObjectType type = type(schema, object);
            return schema.with(type.with(change.apply(field(type, field))));
        };
    }

    private static FieldType fieldType(String name, JsonNode value) {
        String asked = Input.text(name, value);
        return Input.named(FieldType.class, asked)
                .orElseThrow(() -> Input.unknown(
                        "type of a field",
                        asked,
                        Arrays.stream(FieldType.values())
                                .map(FieldType::describeName)
                                .toList()));
    }

    /** A lookup leads to Contacts. */
    private static Field ofType(FieldType type, String name, String label) {
        if (type == FieldType.REFERENCE) {
            return FieldBuilder.reference(name, label, name.replace("__c", "__r"), "Contact")
                    .build();
        }
        FieldBuilder builder = FieldBuilder.field(type, name, label);
        FieldBuilder sized = switch (type.kind()) {
            case TEXT -> builder.length(type == FieldType.TEXTAREA ? 32_768 : 255);
            case EMAIL -> builder.length(80);
            case ID -> builder.length(18);
            case INTEGER -> builder.digits(9, 0);
            case DECIMAL -> builder.digits(18, 2);
            case BOOLEAN, DATE, DATETIME, TIME -> builder;
        };
        return sized.build();
    }
}
