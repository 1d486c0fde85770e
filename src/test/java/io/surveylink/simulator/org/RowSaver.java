package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.FieldType;
import io.surveylink.simulator.schema.SObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saves single rows within one transaction, in the order of checks Salesforce has: rights, values, rules, keys. */
final class RowSaver {

    private final Org org;
    private final OrgUser user;
    private final WriteOptions options;
    private final Transaction transaction;
    private final DerivedFields derived;
    private final References references;

    RowSaver(Org org, OrgUser user, WriteOptions options, Transaction transaction) {
        this.org = org;
        this.user = user;
        this.options = options;
        this.transaction = transaction;
        this.derived = new DerivedFields(org, user);
        this.references = new References(org, user);
    }

    WriteResult create(RowPlan plan) {
        if (!plan.id().isEmpty()) {
            throw new RowRejected(RowCode.INVALID_FIELD_FOR_INSERT_UPDATE, "cannot specify Id in an insert call", "Id");
        }
        return createAs(plan, org.newId(plan.type()));
    }

    /** Changes the record of that id, or adds it under that id. */
    WriteResult put(RowPlan plan) {
        String id = RecordIds.withSuffix(plan.id());
        return org.table(plan.type()).find(id).isPresent() ? update(plan) : createAs(plan, id);
    }

    private WriteResult createAs(RowPlan plan, String id) {
        SObjectType type = plan.type();
        if (!user.permissions().on(type).create()) {
            throw insufficientAccess();
        }
        Map<String, String> values = new HashMap<>();
        values.put("Id", id);
        type.fields().forEach(field -> putDefault(values, field));
        apply(plan, values, true);
        assign(type, values);
        derived.onCreate(type, values);
        requireAll(type, values, true);
        StoredRecord after = new StoredRecord(type.name(), values);
        checkRules(type, after, plan);
        transaction.put(type, null, after);
        return new WriteResult(id, true, List.of());
    }

    WriteResult update(RowPlan plan) {
        String id = plan.id();
        if (id.isEmpty()) {
            throw new RowRejected(RowCode.MISSING_ARGUMENT, "Id not specified in an update call", "Id");
        }
        return update(plan, id);
    }

    WriteResult update(RowPlan plan, String id) {
        SObjectType type = plan.type();
        StoredRecord before = existing(type, id);
        if (!user.permissions().on(type).edit()) {
            throw insufficientAccess();
        }
        refuseLocked(before);
        Map<String, String> values = new HashMap<>(before.values());
        apply(plan, values, false);
        assign(type, values);
        derived.onUpdate(type, values);
        requireAll(type, values, false);
        StoredRecord after = new StoredRecord(type.name(), values);
        checkRules(type, after, plan);
        transaction.put(type, before, after);
        return new WriteResult(before.id(), false, List.of());
    }

    private void assign(SObjectType type, Map<String, String> values) {
        if (options.assignmentRule()) {
            AssignmentRules.owner(org, type).ifPresent(owner -> values.put("OwnerId", owner));
        }
    }

    WriteResult delete(String id) {
        if (!RecordIds.isWellFormed(id)) {
            throw new RowRejected(RowCode.MALFORMED_ID, "bad id " + id, "Id");
        }
        SObjectType type = org.schema()
                .byKeyPrefix(id)
                .orElseThrow(() -> new RowRejected(RowCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id"));
        StoredRecord before = existing(type, id);
        if (!user.permissions().on(type).delete()) {
            throw insufficientAccess();
        }
        refuseLocked(before);
        Map<String, String> values = new HashMap<>(before.values());
        values.put("IsDeleted", "true");
        derived.onUpdate(type, values);
        transaction.put(type, before, new StoredRecord(type.name(), values));
        return new WriteResult(before.id(), false, List.of());
    }

    private StoredRecord existing(SObjectType type, String id) {
        if (!RecordIds.isWellFormed(id)) {
            throw new RowRejected(RowCode.MALFORMED_ID, type.label() + " ID: id value of incorrect type: " + id, "Id");
        }
        if (!id.startsWith(type.keyPrefix())) {
            throw new RowRejected(RowCode.MALFORMED_ID, type.label() + " ID: id value of incorrect type: " + id, "Id");
        }
        String full = RecordIds.withSuffix(id);
        RecordTable table = org.table(type);
        return table.find(full).orElseThrow(() -> {
            if (table.inBin(full).isPresent()) {
                return new RowRejected(RowCode.ENTITY_IS_DELETED, "entity is deleted");
            }
            return new RowRejected(RowCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id");
        });
    }

    private void refuseLocked(StoredRecord record) {
        if (org.rules().locked().contains(record.id())) {
            throw new RowRejected(
                    RowCode.UNABLE_TO_LOCK_ROW,
                    "unable to obtain exclusive access to this record or 1 records: " + record.id());
        }
        if (org.rules().inApproval().contains(record.id())) {
            throw new RowRejected(
                    RowCode.ENTITY_IS_LOCKED, "This record is locked. If you need to edit it, contact your admin.");
        }
    }

    private static void putDefault(Map<String, String> values, Field field) {
        String value = field.defaultValue();
        if (value != null) {
            values.put(field.name(), value);
        }
    }

    private void apply(RowPlan plan, Map<String, String> values, boolean creating) {
        List<String> refused = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        for (RowPlan.Assignment assignment : plan.assignments()) {
            if (!writable(plan.type(), assignment.field(), creating)) {
                refused.add(assignment.field().name());
                continue;
            }
            try {
                set(values, assignment.field(), assignment.text());
            } catch (RowRejected e) {
                errors.addAll(e.errors());
            }
        }
        plan.parents().stream()
                .map(RowPlan.ParentLink::reference)
                .filter(field -> !writable(plan.type(), field, creating))
                .forEach(field -> refused.add(field.name()));
        if (!refused.isEmpty()) {
            throw new RowRejected(List.of(notWritable(refused)));
        }
        plan.parents().forEach(link -> values.put(link.reference().name(), references.parentId(link)));
        if (!errors.isEmpty()) {
            throw new RowRejected(errors);
        }
    }

    private void set(Map<String, String> values, Field field, String raw) {
        String value = FieldValues.canonical(field, raw, options.allowTruncation());
        if (value == null) {
            if (field.type() == FieldType.BOOLEAN) {
                // A check box is never null: Salesforce unticks it.
                values.put(field.name(), "false");
            } else {
                values.remove(field.name());
            }
            return;
        }
        if (field.type() == FieldType.REFERENCE) {
            references.check(field, value);
        }
        values.put(field.name(), value);
    }

    private boolean writable(SObjectType type, Field field, boolean creating) {
        boolean platform = creating ? field.createable() : field.updateable();
        return platform && user.permissions().on(type, field).edit();
    }

    private static RowError notWritable(List<String> names) {
        return new RowError(
                RowCode.INVALID_FIELD_FOR_INSERT_UPDATE.name(),
                "Unable to create/update fields: " + String.join(", ", names) + ". Please check the security settings"
                        + " of this field and verify that it is read/write for your profile or permission set.",
                List.copyOf(names));
    }

    private static void requireAll(SObjectType type, Map<String, String> values, boolean creating) {
        List<String> missing = type.fields().stream()
                .filter(field -> creating ? field.required() : !field.nillable() && field.updateable())
                .map(Field::name)
                .filter(name -> !values.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new RowRejected(List.of(new RowError(
                    RowCode.REQUIRED_FIELD_MISSING.name(), "Required fields are missing: " + missing, missing)));
        }
    }

    private void checkRules(SObjectType type, StoredRecord record, RowPlan plan) {
        List<RowError> broken = org.rules().validations().stream()
                .filter(rule -> rule.object().equals(type.name()))
                .flatMap(rule -> rule.check(record.get(rule.field())).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw new RowRejected(broken);
        }
        for (Field field : type.fields()) {
            if (field.unique() && plan.assigns(field)) {
                checkUnique(type, field, record);
            }
        }
        org.rules().duplicates().stream()
                .filter(rule -> rule.object().equals(type.name()))
                .filter(rule -> !(rule.allowSave() && options.allowDuplicates()))
                .flatMap(rule -> duplicate(type, rule, record).stream())
                .findFirst()
                .ifPresent(error -> {
                    throw new RowRejected(List.of(error));
                });
    }

    private void checkUnique(SObjectType type, Field field, StoredRecord record) {
        String value = record.get(field.name());
        if (value == null) {
            return;
        }
        org.table(type).idsBy(field.name(), value).stream()
                .filter(other -> !other.equals(record.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw new RowRejected(
                            RowCode.DUPLICATE_VALUE,
                            "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                    + other.substring(0, 15));
                });
    }

    private Optional<RowError> duplicate(SObjectType type, DuplicateRule rule, StoredRecord record) {
        String value = record.get(rule.field());
        if (value == null) {
            return Optional.empty();
        }
        List<StoredRecord> matches = org.table(type).records().stream()
                .filter(other -> !other.id().equals(record.id()))
                .filter(other -> value.equalsIgnoreCase(other.get(rule.field())))
                .toList();
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RowError(
                RowCode.DUPLICATES_DETECTED.name(),
                rule.message(),
                List.of(),
                new DuplicateFinding(rule, rule.field(), matches)));
    }

    private static RowRejected insufficientAccess() {
        return new RowRejected(RowCode.INSUFFICIENT_ACCESS_OR_READONLY, "insufficient access rights on object id");
    }
}
