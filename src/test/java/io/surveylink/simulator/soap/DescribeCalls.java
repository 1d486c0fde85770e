package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.ObjectAccess;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Permissions;
import io.surveylink.simulator.org.SetupTables;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.FieldType;
import io.surveylink.simulator.schema.RecordType;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.schema.ValueKind;
import io.surveylink.simulator.xml.XmlWriter;
import java.util.List;

/**
 * describeGlobal and describeSObjects, as the calling user sees the org. The order of elements is that of the WSDL of
 * version 65: WSC refuses any other.
 */
final class DescribeCalls {

    private static final int MAX_OBJECTS = 100;

    private final String baseUrl;

    DescribeCalls(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    void global(XmlWriter xml, Caller caller) {
        Permissions may = caller.user().permissions();
        xml.open("result").element("encoding", "UTF-8").element("maxBatchSize", 200);
        caller.org().schema().objects().stream()
                .filter(type -> may.on(type).read())
                .forEach(type -> summary(xml, caller, type, may.on(type)));
        xml.close("result");
    }

    private static void summary(XmlWriter xml, Caller caller, SObjectType type, ObjectAccess access) {
        boolean data = !type.setup();
        xml.open("sobjects")
                .element("activateable", false)
                .nil("associateEntityType")
                .nil("associateParentEntity")
                .element("createable", data && access.create())
                .element("custom", type.custom())
                .element("customSetting", false)
                .element("deepCloneable", false)
                .element("deletable", data && access.delete())
                .element("deprecatedAndHidden", false)
                .element("feedEnabled", feedEnabled(caller.org(), type))
                .element("hasSubtypes", false)
                .element("idEnabled", false)
                .element("isInterface", false)
                .element("isSubtype", false)
                .nillable("keyPrefix", type.keyPrefix().isEmpty() ? null : type.keyPrefix())
                .element("label", type.label())
                .element("labelPlural", type.labelPlural())
                .element("layoutable", data)
                .element("mergeable", false)
                .element("mruEnabled", data)
                .element("name", type.name())
                .element("queryable", access.read())
                .element("replicateable", data)
                .element("retrieveable", access.read())
                .element("searchable", data)
                .element("triggerable", data)
                .element("undeletable", data && access.delete())
                .element("updateable", data && access.edit())
                .close("sobjects");
    }

    void objects(XmlWriter xml, Caller caller, List<String> names) {
        if (names.size() > MAX_OBJECTS) {
            throw new CallFault(
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than " + MAX_OBJECTS + " records into this call");
        }
        List<SObjectType> types = names.stream()
                .map(name -> caller.org()
                        .schema()
                        .object(name)
                        .filter(type -> caller.user().permissions().on(type).read())
                        .orElseThrow(() -> CallFault.unknownObject(name)))
                .toList();
        types.forEach(type -> object(xml, caller, type));
    }

    private void object(XmlWriter xml, Caller caller, SObjectType type) {
        Permissions may = caller.user().permissions();
        ObjectAccess access = may.on(type);
        boolean data = !type.setup();
        xml.open("result")
                .element("activateable", false)
                .nil("associateEntityType")
                .nil("associateParentEntity");
        childRelationships(xml, caller.org(), may, type);
        xml.element("compactLayoutable", data)
                .element("createable", data && access.create())
                .element("custom", type.custom())
                .element("customSetting", false)
                .element("deepCloneable", false)
                .nil("defaultImplementation")
                .element("deletable", data && access.delete())
                .element("deprecatedAndHidden", false)
                .element("feedEnabled", feedEnabled(caller.org(), type));
        type.fields().stream()
                .filter(field -> may.on(type, field).read())
                .forEach(field -> field(xml, type, field, may, access));
        xml.element("hasSubtypes", false)
                .element("idEnabled", false)
                .nil("implementedBy")
                .nil("implementsInterfaces")
                .element("isInterface", false)
                .element("isSubtype", false)
                .nillable("keyPrefix", type.keyPrefix().isEmpty() ? null : type.keyPrefix())
                .element("label", type.label())
                .element("labelPlural", type.labelPlural())
                .element("layoutable", data)
                .element("mergeable", false)
                .element("mruEnabled", data)
                .element("name", type.name())
                .nil("networkScopeFieldName")
                .element("queryable", access.read());
        recordTypes(xml, caller, type);
        xml.element("replicateable", data)
                .element("retrieveable", access.read())
                .element("searchLayoutable", data)
                .element("searchable", data);
        scope(xml, "All records", "everything");
        scope(xml, "My records", "mine");
        xml.element("triggerable", data)
                .element("undeletable", data && access.delete())
                .element("updateable", data && access.edit())
                .nillable("urlDetail", data ? baseUrl + "/{ID}" : null)
                .nillable("urlEdit", data ? baseUrl + "/{ID}/e" : null)
                .nillable("urlNew", data ? baseUrl + "/" + type.keyPrefix() + "/e" : null)
                .close("result");
    }

    /** Whether people can post to its records: whether a FeedItem may have one as its parent. */
    private static boolean feedEnabled(Org org, SObjectType type) {
        return org.schema()
                .object("FeedItem")
                .flatMap(feed -> feed.field("ParentId"))
                .map(parent -> parent.referenceTo().contains(type.name()))
                .orElse(false);
    }

    private static void scope(XmlWriter xml, String label, String name) {
        xml.open("supportedScopes")
                .element("label", label)
                .element("name", name)
                .close("supportedScopes");
    }

    private static void childRelationships(XmlWriter xml, Org org, Permissions may, SObjectType parent) {
        for (SObjectType child : org.schema().objects()) {
            if (!may.on(child).read()) {
                continue;
            }
            child.fields().stream()
                    .filter(field -> field.referenceTo().contains(parent.name()))
                    .forEach(field -> xml.open("childRelationships")
                            .element("cascadeDelete", false)
                            .element("childSObject", child.name())
                            .element("deprecatedAndHidden", false)
                            .element("field", field.name())
                            .element("restrictedDelete", false)
                            .close("childRelationships"));
        }
    }

    private static void recordTypes(XmlWriter xml, Caller caller, SObjectType type) {
        RecordType byDefault = type.recordTypes().stream()
                .filter(recordType -> !recordType.master() && available(caller, type, recordType))
                .findFirst()
                .orElse(type.recordTypes().getFirst());
        for (RecordType recordType : type.recordTypes()) {
            xml.open("recordTypeInfos")
                    .element("active", true)
                    .element("available", available(caller, type, recordType))
                    .element("defaultRecordTypeMapping", recordType.equals(byDefault))
                    .element("developerName", recordType.developerName())
                    .element("master", recordType.master())
                    .element("name", recordType.name())
                    .element("recordTypeId", SetupTables.recordTypeId(caller.org(), recordType))
                    .close("recordTypeInfos");
        }
    }

    private static boolean available(Caller caller, SObjectType type, RecordType recordType) {
        return recordType.master() || caller.user().permissions().allowsRecordType(type, recordType.developerName());
    }

    private static void field(XmlWriter xml, SObjectType type, Field field, Permissions may, ObjectAccess access) {
        boolean editable = may.on(type, field).edit();
        FieldType fieldType = field.type();
        boolean longText = fieldType == FieldType.TEXTAREA && field.length() > 255;
        xml.open("fields")
                .element("aggregatable", !longText)
                .element("aiPredictionField", false)
                .element("autoNumber", field.autoNumber())
                .element("byteLength", byteLength(field))
                .element("calculated", field.calculated())
                .element("caseSensitive", field.caseSensitive())
                .element("createable", field.createable() && editable && access.create())
                .element("custom", field.custom());
        String defaultValue = fieldType == FieldType.BOOLEAN ? field.defaultValue() : null;
        if (defaultValue != null) {
            // Of anyType in the WSDL: without its type the client cannot read it.
            xml.element("defaultValue", "xsi:type=\"xsd:boolean\"", defaultValue);
        }
        xml.element("defaultedOnCreate", field.defaultedOnCreate())
                .element("deprecatedAndHidden", false)
                .element("digits", fieldType.kind() == ValueKind.INTEGER ? field.precision() : 0)
                .element("encrypted", false);
        if (field.externalId()) {
            xml.element("externalId", true);
        }
        xml.element("filterable", !longText)
                .element("groupable", groupable(field, longText))
                .element("htmlFormatted", false)
                .element("idLookup", field.idLookup());
        if (field.help() != null) {
            xml.element("inlineHelpText", field.help());
        }
        xml.element("label", field.label())
                .element("length", field.length())
                .element("name", field.name())
                .element("nameField", field.nameField())
                .element("namePointing", field.referenceTo().size() > 1)
                .element("nillable", field.nillable())
                .element("permissionable", field.permissionable());
        field.picklistValues()
                .forEach(value -> xml.open("picklistValues")
                        .element("active", value.active())
                        .element("defaultValue", value.byDefault())
                        .element("label", value.label())
                        .element("value", value.value())
                        .close("picklistValues"));
        xml.element("polymorphicForeignKey", field.referenceTo().size() > 1)
                .element("precision", fieldType.kind() == ValueKind.DECIMAL ? field.precision() : 0)
                .element("queryByDistance", false);
        field.referenceTo().forEach(target -> xml.element("referenceTo", target));
        if (field.relationshipName() != null) {
            xml.element("relationshipName", field.relationshipName());
        }
        xml.element("restrictedPicklist", field.restrictedPicklist())
                .element("scale", field.scale())
                .element("searchPrefilterable", fieldType == FieldType.REFERENCE)
                .element("soapType", fieldType.soapType())
                .element("sortable", !longText && fieldType != FieldType.MULTIPICKLIST)
                .element("type", fieldType.describeName())
                .element("unique", field.unique())
                .element("updateable", field.updateable() && editable && access.edit())
                .close("fields");
    }

    private static boolean groupable(Field field, boolean longText) {
        return switch (field.type().kind()) {
            case TEXT -> !longText && field.type() != FieldType.MULTIPICKLIST;
            case EMAIL, ID, BOOLEAN, INTEGER, DATE -> true;
            case DECIMAL, DATETIME, TIME -> false;
        };
    }

    /** Up to three bytes a character in Salesforce's count. */
    private static int byteLength(Field field) {
        return switch (field.type().kind()) {
            case ID -> 18;
            case TEXT, EMAIL -> field.length() * 3;
            case BOOLEAN, INTEGER, DECIMAL, DATE, DATETIME, TIME -> 0;
        };
    }
}
