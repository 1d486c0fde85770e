package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The four writing calls of the Partner API, and what they say of each row. */
final class Writes {

    private final CallConnection connection;

    Writes(CallConnection connection) {
        this.connection = connection;
    }

    List<RowResult> create(WriteCall call) {
        var records = records(call);
        return write(call, () -> results(connection.partner().create(records), result -> row(result, true)));
    }

    List<RowResult> update(WriteCall call) {
        var records = records(call);
        return write(call, () -> results(connection.partner().update(records), result -> row(result, false)));
    }

    List<RowResult> upsert(WriteCall call) {
        var records = records(call);
        String field = Objects.requireNonNull(call.externalIdField());
        return write(call, () -> results(connection.partner().upsert(field, records), Writes::row));
    }

    List<RowResult> delete(WriteCall call) {
        String[] ids = call.rows().stream().map(RecordRow::recordId).toArray(String[]::new);
        return write(call, () -> results(connection.partner().delete(ids), Writes::row));
    }

    /** The call itself, when everything that it sends is ready. */
    @FunctionalInterface
    private interface Written {
        List<RowResult> results() throws ConnectionException;
    }

    private List<RowResult> write(WriteCall call, Written written) {
        return connection.call(partner -> {
            setOptions(call.options());
            var results = written.results();
            if (results.size() != call.rows().size()) {
                throw new ConnectionException("Salesforce answered " + results.size() + " rows of "
                        + call.rows().size());
            }
            return results;
        });
    }

    private void setOptions(WriteOptions options) {
        if (options.saveDuplicates()) {
            // As the user, so that nobody learns of records that are closed to him.
            connection.partner().setDuplicateRuleHeader(true, false, true);
        }
        if (options.useAssignmentRules()) {
            connection.partner().setAssignmentRuleHeader(null, true);
        }
    }

    private static SObject[] records(WriteCall call) {
        return call.rows().stream()
                .map(row -> WireValues.record(call.object(), row))
                .toArray(SObject[]::new);
    }

    private static <R> List<RowResult> results(R[] results, Function<R, RowResult> mapping) {
        return Arrays.stream(results).map(mapping).toList();
    }

    private static RowResult row(SaveResult result, boolean created) {
        return result.isSuccess() ? new RowResult.Saved(result.getId(), created) : refused(result.getErrors());
    }

    private static RowResult row(UpsertResult result) {
        return result.isSuccess()
                ? new RowResult.Saved(result.getId(), result.isCreated())
                : refused(result.getErrors());
    }

    private static RowResult row(DeleteResult result) {
        return result.isSuccess() ? new RowResult.Saved(result.getId(), false) : refused(result.getErrors());
    }

    /** The first error is the one that counts; the others follow from it or repeat it. */
    private static RowResult refused(Error[] errors) {
        if (errors.length == 0) {
            return new RowResult.Refused("UNKNOWN_EXCEPTION", FaultTable.ofRow("UNKNOWN_EXCEPTION"), List.of(), "");
        }
        String code = errors[0].getStatusCode().toString();
        return new RowResult.Refused(
                code,
                FaultTable.ofRow(code),
                List.of(errors[0].getFields()),
                Objects.requireNonNullElse(errors[0].getMessage(), ""));
    }
}
