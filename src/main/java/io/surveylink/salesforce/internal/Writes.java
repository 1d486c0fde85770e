package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.sobject.SObject;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.salesforce.internal.CallConnection.PartnerCall;
import java.util.List;
import java.util.Objects;

/** The four writing calls of the Partner API, and what they say of each row. */
final class Writes {

    private final CallConnection connection;

    Writes(CallConnection connection) {
        this.connection = connection;
    }

    List<RowResult> create(WriteCall call) {
        var records = records(call);
        return write(call, partner -> partner.create(records), true);
    }

    List<RowResult> update(WriteCall call) {
        var records = records(call);
        return write(call, partner -> partner.update(records), false);
    }

    List<RowResult> upsert(WriteCall call) {
        var records = records(call);
        String field = Objects.requireNonNull(call.externalIdField());
        return write(call, partner -> partner.upsert(field, records), false);
    }

    List<RowResult> delete(WriteCall call) {
        String[] ids = call.rows().stream().map(RecordRow::recordId).toArray(String[]::new);
        return write(call, partner -> partner.delete(ids), false);
    }

    private List<RowResult> write(WriteCall call, PartnerCall<?> sent, boolean creates) {
        var rows = connection.write(partner -> {
            setOptions(partner, call.options());
            return sent.on(partner);
        });
        if (rows.size() != call.rows().size()) {
            throw connection.misfit("Salesforce answered " + rows.size() + " rows of "
                    + call.rows().size());
        }
        return rows.stream().map(row -> result(row, creates)).toList();
    }

    private static void setOptions(PartnerConnection partner, WriteOptions options) {
        if (options.saveDuplicates()) {
            // As the user, so that nobody learns of records that are closed to him.
            partner.setDuplicateRuleHeader(true, false, true);
        }
        if (options.useAssignmentRules()) {
            partner.setAssignmentRuleHeader(null, true);
        }
    }

    private static SObject[] records(WriteCall call) {
        return call.rows().stream()
                .map(row -> WireValues.record(call.object(), row))
                .toArray(SObject[]::new);
    }

    /** @param creates what the answer to a create need not say: an upsert tells of each row */
    private static RowResult result(SoapAnswer.Row row, boolean creates) {
        var error = row.error();
        return error == null
                ? new RowResult.Saved(Objects.requireNonNull(row.id()), creates || row.created())
                : new RowResult.Refused(error.code(), FaultTable.ofRow(error.code()), error.fields(), error.message());
    }
}
