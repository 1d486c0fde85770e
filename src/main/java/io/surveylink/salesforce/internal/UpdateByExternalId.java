package io.surveylink.salesforce.internal;

import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks the records up, then updates those that are there. */
final class UpdateByExternalId {

    private final CallConnection connection;
    private final WriteCall call;
    private final String key;

    UpdateByExternalId(CallConnection connection, WriteCall call) {
        this.connection = connection;
        this.call = call;
        this.key = Objects.requireNonNull(call.externalIdField());
    }

    List<RowResult> write() {
        var ids = lookUp();
        var results = new RowResult[call.rows().size()];
        var updates = new ArrayList<RecordRow>();
        var places = new ArrayList<Integer>();
        var taken = new HashSet<String>();
        for (int i = 0; i < results.length; i++) {
            var row = call.rows().get(i);
            String value = RecordLookup.compared(row.value(key));
            var found = ids.getOrDefault(value, List.of());
            if (value.isEmpty()) {
                results[i] = refused("MISSING_ARGUMENT", key + " not specified");
            } else if (found.isEmpty()) {
                results[i] = refused(
                        RowResult.Refused.RECORD_NOT_FOUND, "No record that the user sees has this value in " + key);
            } else if (found.size() > 1) {
                results[i] = refused(RowResult.Refused.RECORD_NOT_UNIQUE, "Several records have this value in " + key);
            } else if (!taken.add(found.getFirst())) {
                results[i] = refused(
                        RowResult.Refused.RECORD_TWICE_IN_CALL, "An earlier row of the call has this value in " + key);
            } else {
                updates.add(new RecordRow(found.getFirst(), withoutKey(row)));
                places.add(i);
            }
        }
        if (!updates.isEmpty()) {
            var update = new WriteCall(WriteOperation.UPDATE, call.object(), null, updates, call.options());
            var written = new Writes(connection).update(update);
            for (int i = 0; i < places.size(); i++) {
                results[places.get(i)] = written.get(i);
            }
        }
        return List.copyOf(Arrays.asList(results));
    }

    private Map<String, List<String>> lookUp() {
        try {
            return new RecordLookup(connection, call.object(), key)
                    .find(call.rows().stream()
                            .map(row -> row.value(key))
                            .filter(Objects::nonNull)
                            .toList());
        } catch (SalesforceException e) {
            throw nothingWritten(e);
        }
    }

    /** A query that was sent is not a row that was sent. */
    private static SalesforceException nothingWritten(SalesforceException e) {
        return switch (e.outcome()) {
            case NOT_SENT, REFUSED -> e;
            case UNKNOWN ->
                new SalesforceException(
                        e.code(),
                        e.faultClass(),
                        Outcome.NOT_SENT,
                        Objects.requireNonNullElse(e.getMessage(), ""),
                        e.usage(),
                        e);
        };
    }

    private LinkedHashMap<String, @org.jspecify.annotations.Nullable Object> withoutKey(RecordRow row) {
        var fields = new LinkedHashMap<>(row.fields());
        fields.keySet().removeIf(key::equalsIgnoreCase);
        return fields;
    }

    private RowResult refused(String code, String message) {
        return new RowResult.Refused(code, FaultTable.ofRow(code), List.of(key), message);
    }
}
