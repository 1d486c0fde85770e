package io.surveylink.simulator.schema;

import java.util.Locale;

/** The field types of a describe call that survey data meets, with the type each has on the SOAP wire. */
public enum FieldType {
    ID("tns:ID", ValueKind.ID),
    STRING("xsd:string", ValueKind.TEXT),
    TEXTAREA("xsd:string", ValueKind.TEXT),
    PICKLIST("xsd:string", ValueKind.TEXT),
    MULTIPICKLIST("xsd:string", ValueKind.TEXT),
    COMBOBOX("xsd:string", ValueKind.TEXT),
    PHONE("xsd:string", ValueKind.TEXT),
    URL("xsd:string", ValueKind.TEXT),
    EMAIL("xsd:string", ValueKind.EMAIL),
    REFERENCE("tns:ID", ValueKind.ID),
    BOOLEAN("xsd:boolean", ValueKind.BOOLEAN),
    INT("xsd:int", ValueKind.INTEGER),
    DOUBLE("xsd:double", ValueKind.DECIMAL),
    CURRENCY("xsd:double", ValueKind.DECIMAL),
    PERCENT("xsd:double", ValueKind.DECIMAL),
    DATE("xsd:date", ValueKind.DATE),
    DATETIME("xsd:dateTime", ValueKind.DATETIME),
    TIME("xsd:time", ValueKind.TIME);

    private final String soapType;
    private final ValueKind kind;

    FieldType(String soapType, ValueKind kind) {
        this.soapType = soapType;
        this.kind = kind;
    }

    /** The name a describe call gives it. */
    public String describeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String soapType() {
        return soapType;
    }

    public ValueKind kind() {
        return kind;
    }

    public boolean isPicklist() {
        return this == PICKLIST || this == MULTIPICKLIST || this == COMBOBOX;
    }

    public static FieldType named(String describeName) {
        return valueOf(describeName.toUpperCase(Locale.ROOT));
    }
}
