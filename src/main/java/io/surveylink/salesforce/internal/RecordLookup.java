package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.sobject.SObject;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds record ids by the values of one field, with as few queries as SOQL allows. */
final class RecordLookup {

    private static final int MAX_VALUES = 200;

    /** Salesforce takes 100,000 characters (SOQL limits); some are left for what stands around the values. */
    private static final int MAX_LITERALS_LENGTH = 98_000;

    /** API names go into the query as they are. */
    private static final Pattern API_NAME = Pattern.compile("\\w{1,255}");

    private final CallConnection connection;
    private final String object;
    private final String field;
    private boolean ofNumbers;

    RecordLookup(CallConnection connection, String object, String field) {
        if (!API_NAME.matcher(object).matches() || !API_NAME.matcher(field).matches()) {
            throw new SalesforceException(
                    "INVALID_FIELD", FaultClass.SCHEMA, Outcome.REFUSED, "not a field: " + field, null, null);
        }
        this.connection = connection;
        this.object = object;
        this.field = field;
    }

    /** The value as it is compared, so that what is one to Salesforce is one here; empty if nothing can have it. */
    static String compared(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> WireValues.clean(value.toString()).strip().toLowerCase(Locale.ROOT);
        };
    }

    /** Ids by {@linkplain #compared compared} value. */
    Map<String, List<String>> find(Collection<?> values) {
        var wanted = new LinkedHashMap<String, Object>();
        for (Object value : values) {
            wanted.putIfAbsent(compared(value), value);
        }
        wanted.remove("");
        ofNumbers = wanted.values().stream().anyMatch(BigDecimal.class::isInstance);
        var found = new LinkedHashMap<String, List<String>>();
        var literals = new ArrayList<String>();
        int length = 0;
        for (Object value : wanted.values()) {
            String literal = literal(value);
            if (literals.size() == MAX_VALUES || length + literal.length() + 1 > MAX_LITERALS_LENGTH) {
                query(literals, found);
                literals.clear();
                length = 0;
            }
            literals.add(literal);
            length += literal.length() + 1;
        }
        if (!literals.isEmpty()) {
            query(literals, found);
        }
        return found;
    }

    private void query(List<String> literals, Map<String, List<String>> found) {
        String soql = "SELECT Id, " + field + " FROM " + object + " WHERE " + field + " IN ("
                + String.join(",", literals) + ")";
        for (SObject record : Queries.all(connection, soql)) {
            found.computeIfAbsent(comparedAnswer(record.getField(field)), value -> new ArrayList<>())
                    .add(record.getId());
        }
    }

    /** All values of an answer are texts: "9.0" for the number 9. */
    private String comparedAnswer(@Nullable Object value) {
        return compared(ofNumbers && value != null ? new BigDecimal(value.toString()) : value);
    }

    private static String literal(Object value) {
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : "'" + escaped(WireValues.clean(value.toString()).strip()) + "'";
    }

    /** Backslash first: it escapes the others (SOQL and SOSL Reference, "Quoted String Escape Sequences"). */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
