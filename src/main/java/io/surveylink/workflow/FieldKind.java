package io.surveylink.workflow;

import java.util.Locale;
import java.util.Optional;

/** What a field takes, whatever Salesforce calls its type in detail. */
public enum FieldKind {
    LINE,
    LONG_TEXT,
    EMAIL,
    PICKLIST,
    MULTI_PICKLIST,
    RECORD_ID,
    WHOLE_NUMBER,
    NUMBER,
    BOOLEAN,
    DATE,
    DATE_TIME,
    TIME;

    /**
     * @param type the Partner API's field type in lower case
     * @return empty for types that no mapping can fill: compound ones (address, location), base64, anyType
     */
    public static Optional<FieldKind> of(String type) {
        return Optional.ofNullable(
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "string", "phone", "url", "encryptedstring" -> LINE;
                    case "textarea" -> LONG_TEXT;
                    case "email" -> EMAIL;
                    case "picklist", "combobox" -> PICKLIST;
                    case "multipicklist" -> MULTI_PICKLIST;
                    case "id", "reference" -> RECORD_ID;
                    case "int", "long" -> WHOLE_NUMBER;
                    case "double", "currency", "percent" -> NUMBER;
                    case "boolean" -> BOOLEAN;
                    case "date" -> DATE;
                    case "datetime" -> DATE_TIME;
                    case "time" -> TIME;
                    default -> null;
                });
    }
}
