package io.surveylink.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.salesforce.FieldDescription;
import java.util.Locale;
import java.util.Set;

/** Field types as Salesforce's own setup pages call them. */
final class FieldTexts {

    private static final Set<String> WITH_LENGTH = Set.of("string", "textarea", "encryptedstring");
    private static final Set<String> KNOWN = Set.of(
            "string",
            "textarea",
            "encryptedstring",
            "phone",
            "url",
            "email",
            "picklist",
            "combobox",
            "multipicklist",
            "id",
            "reference",
            "int",
            "long",
            "double",
            "currency",
            "percent",
            "boolean",
            "date",
            "datetime",
            "time");
    private static final Set<String> WITH_DIGITS = Set.of("double", "currency", "percent", "int", "long");

    private FieldTexts() {}

    /** "Text(80)"; of a field that is not described any more. */
    static String type(String type, int length) {
        String known = type.toLowerCase(Locale.ROOT);
        String word = KNOWN.contains(known) ? I18NProvider.translate("workflow.fieldType." + known) : type;
        return WITH_LENGTH.contains(known) && length > 0 ? word + "(" + length + ")" : word;
    }

    /** "Text(80)", "Number(3,0)". */
    static String type(FieldDescription field) {
        String known = field.type().toLowerCase(Locale.ROOT);
        var size = field.size();
        if (WITH_DIGITS.contains(known) && size.precision() > 0) {
            int whole = size.precision() - size.scale();
            return type(known, 0) + "(" + whole + "," + size.scale() + ")";
        }
        return type(known, size.length());
    }
}
