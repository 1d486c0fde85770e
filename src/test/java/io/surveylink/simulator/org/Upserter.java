package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides for each row of an upsert whether it creates or updates. */
final class Upserter {

    private final Org org;
    private final OrgUser user;
    private final RowSaver saver;
    private final String externalIdField;
    private final Map<String, Integer> uses = new HashMap<>();

    /** @throws CallFault if rows cannot be found by that field */
    Upserter(Org org, OrgUser user, RowSaver saver, String externalIdField, List<RowPlan> plans) {
        this.org = org;
        this.user = user;
        this.saver = saver;
        this.externalIdField = externalIdField;
        plans.forEach(plan -> key(plan, externalId(plan)).ifPresent(key -> uses.merge(key, 1, Integer::sum)));
    }

    WriteResult save(RowPlan plan) {
        Field field = externalId(plan);
        String value = plan.text(field)
                .orElseThrow(
                        () -> new RowRejected(RowCode.MISSING_ARGUMENT, field.name() + " not specified", field.name()));
        if (key(plan, field).map(key -> uses.getOrDefault(key, 0)).orElse(0) > 1) {
            throw new RowRejected(RowCode.DUPLICATE_VALUE, "Duplicate external id specified: " + value, field.name());
        }
        if (field.name().equals("Id")) {
            return saver.update(plan);
        }
        if (field.externalId() && !field.unique() && !user.permissions().viewAllData()) {
            // Without View All Data the caller cannot know whether a record it does not see has that key.
            throw new RowRejected(RowCode.INSUFFICIENT_ACCESS_OR_READONLY, "insufficient access rights on object id");
        }
        List<String> ids = org.table(plan.type()).idsBy(field.name(), value);
        return switch (ids.size()) {
            case 0 -> saver.create(plan);
            case 1 -> saver.update(plan, ids.getFirst());
            default ->
                throw new RowRejected(
                        RowCode.DUPLICATE_VALUE,
                        "more than one record found for external id field: " + ids,
                        field.name());
        };
    }

    private static Optional<String> key(RowPlan plan, Field field) {
        return plan.text(field).map(value -> plan.type().name() + " " + value.toLowerCase(Locale.ROOT));
    }

    private Field externalId(RowPlan plan) {
        return plan.type()
                .field(externalIdField)
                .filter(field -> field.externalId() || field.idLookup())
                .orElseThrow(() -> new CallFault(
                        "INVALID_FIELD",
                        "Field name provided, " + externalIdField + " does not match an External ID, Salesforce Id, or"
                                + " indexed field for " + plan.type().name()));
    }
}
