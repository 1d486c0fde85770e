package io.surveylink.simulator.control;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.FieldBuilder;
import io.surveylink.simulator.schema.FieldType;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.schema.Schema;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Objects and fields that change under a client's feet: deleted, retyped, added, made required or unique. */
final class SchemaSettings {

    private SchemaSettings() {}

    static void set(Org org, String object, String field, String name, JsonNode value) {
        org.changeSchema(schema -> {
            SObjectType type =
                    schema.object(object).orElseThrow(() -> new IllegalArgumentException("No object " + object));
            return field.isEmpty() ? ofObject(schema, type, name, value) : ofField(schema, type, field, name, value);
        });
    }

    private static Schema ofObject(Schema schema, SObjectType type, String name, JsonNode value) {
        if (!name.equals("deleted")) {
            throw new IllegalArgumentException("No such setting of an object: " + name);
        }
        return value.asBoolean() ? schema.without(type.name()) : schema;
    }

    private static Schema ofField(Schema schema, SObjectType type, String field, String name, JsonNode value) {
        Optional<Field> old = type.field(field);
        return switch (name) {
            case "deleted" -> value.asBoolean() ? schema.with(type.without(field)) : schema;
            case "type" -> {
                String label =
                        old.map(Field::label).orElse(field.replace("__c", "").replace('_', ' '));
                yield schema.with(type.with(ofType(FieldType.named(value.asString()), field, label)));
            }
            case "required" -> schema.with(type.with(existing(old, field).withRequired(value.asBoolean())));
            case "unique" -> schema.with(type.with(existing(old, field).withUnique(value.asBoolean())));
            case "length" -> schema.with(type.with(existing(old, field).withLength(value.asInt())));
            default -> throw new IllegalArgumentException("No such setting of a field: " + name);
        };
    }

    private static Field existing(Optional<Field> field, String name) {
        return field.orElseThrow(() -> new IllegalArgumentException("No field " + name));
    }

    private static Field ofType(FieldType type, String name, String label) {
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
