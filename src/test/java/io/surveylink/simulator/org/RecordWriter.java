package io.surveylink.simulator.org;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Creates, updates, upserts and deletes as the API does: every row for itself, unless the caller asked for all or none.
 */
public final class RecordWriter {

    private final Org org;
    private final ChangeListener listener;

    public RecordWriter(Org org, ChangeListener listener) {
        this.org = org;
        this.listener = listener;
    }

    /** @throws CallFault if an object, a field or the external id does not exist for the user */
    public List<WriteResult> write(WriteCall call, OrgUser user, WriteOptions options) {
        return commit(transaction -> {
            List<RowPlan> plans = RowPlan.resolve(org, user, call.rows());
            RowSaver saver = new RowSaver(org, user, options, transaction);
            RowWork<RowPlan> work = switch (call) {
                case WriteCall.Create _ -> saver::create;
                case WriteCall.Update _ -> saver::update;
                case WriteCall.Put _ -> saver::put;
                case WriteCall.Upsert upsert -> new Upserter(org, user, saver, upsert.externalIdField(), plans)::save;
            };
            return each(plans, options, transaction, work);
        });
    }

    /** The records go to the bin. */
    public List<WriteResult> delete(List<String> ids, OrgUser user, WriteOptions options) {
        return commit(
                transaction -> each(ids, options, transaction, new RowSaver(org, user, options, transaction)::delete));
    }

    private List<WriteResult> commit(Function<Transaction, List<WriteResult>> work) {
        Transaction transaction = new Transaction(org);
        List<WriteResult> results = org.locked(() -> {
            try {
                List<WriteResult> done = work.apply(transaction);
                transaction.persist();
                return done;
            } catch (CallFault e) {
                transaction.rollBack();
                throw e;
            }
        });
        transaction.publish(listener);
        return results;
    }

    /** Saves one row. */
    @FunctionalInterface
    private interface RowWork<T> {
        WriteResult save(T row);
    }

    private static <T> List<WriteResult> each(
            List<T> rows, WriteOptions options, Transaction transaction, RowWork<T> work) {
        List<WriteResult> results = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            RowError refused = options.refused().get(i);
            results.add(refused != null ? WriteResult.failed(List.of(refused)) : attempt(rows.get(i), work));
        }
        boolean failed = results.stream().anyMatch(result -> !result.success());
        if (options.allOrNone() && failed) {
            transaction.rollBack();
            return results.stream().map(RecordWriter::rolledBack).toList();
        }
        return results;
    }

    private static <T> WriteResult attempt(T row, RowWork<T> work) {
        try {
            return work.save(row);
        } catch (RowRejected e) {
            return WriteResult.failed(e.errors());
        }
    }

    private static WriteResult rolledBack(WriteResult result) {
        if (!result.success()) {
            return result;
        }
        return WriteResult.failed(List.of(RowError.of(
                RowCode.ALL_OR_NONE_OPERATION_ROLLED_BACK,
                "Record rolled back because not all records were valid and the request was using AllOrNone header")));
    }
}
