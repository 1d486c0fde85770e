package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.CallFault;

/** Faults of queries, with the pointer to the place that Salesforce draws. */
final class QueryFault {

    private QueryFault() {}

    static CallFault malformed(String query, int column, String message) {
        return new CallFault("MALFORMED_QUERY", pointer(query, column) + message);
    }

    static CallFault invalidField(String query, int column, String message) {
        return new CallFault("INVALID_FIELD", pointer(query, column) + message);
    }

    private static String pointer(String query, int column) {
        int from = Math.max(0, column - 20);
        String excerpt = query.substring(from, Math.min(query.length(), column + 20));
        return "\n" + excerpt + "\n" + " ".repeat(Math.max(0, column - from - 1)) + "^\nERROR at Row:1:Column:" + column
                + "\n";
    }
}
