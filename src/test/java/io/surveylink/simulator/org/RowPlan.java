package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row whose names are resolved: object and fields exist. A name that does not fails the whole call, before any row is
 * saved.
 */
record RowPlan(SObjectType type, String id, List<Assignment> assignments, List<ParentLink> parents) {

    /** @param text as the caller sent it; empty for a field to be cleared */
    record Assignment(Field field, String text) {}

    /** A reference field, and the external id of the parent it is to hold. */
    record ParentLink(Field reference, RowInput.ParentByExternalId parent) {}

    static List<RowPlan> resolve(Org org, OrgUser user, List<RowInput> rows) {
        List<RowPlan> plans = new ArrayList<>(rows.size());
        for (RowInput row : rows) {
            plans.add(resolve(org, user, row));
        }
        return plans;
    }

    private static RowPlan resolve(Org org, OrgUser user, RowInput row) {
        if (row.object().isEmpty()) {
            throw new CallFault("INVALID_TYPE", "Must send a concrete entity type.");
        }
        SObjectType type = org.schema()
                .object(row.object())
                .filter(found -> user.permissions().on(found).read())
                .orElseThrow(() -> CallFault.unknownObject(row.object()));
        List<Assignment> assignments = new ArrayList<>();
        row.values().forEach((name, value) -> assignments.add(new Assignment(field(type, name), value)));
        row.toNull().forEach(name -> assignments.add(new Assignment(field(type, name), "")));
        List<ParentLink> parents = new ArrayList<>();
        for (RowInput.ParentByExternalId parent : row.parents()) {
            Field reference = type.relationship(parent.relationshipName())
                    .orElseThrow(() -> CallFault.unknownField(parent.relationshipName(), type.name()));
            parents.add(new ParentLink(reference, parent));
        }
        return new RowPlan(type, row.id(), assignments, parents);
    }

    boolean assigns(Field field) {
        return assignments.stream().anyMatch(one -> one.field().name().equals(field.name()));
    }

    Optional<String> text(Field field) {
        if (field.name().equals("Id")) {
            return Optional.of(id).filter(value -> !value.isEmpty());
        }
        return assignments.stream()
                .filter(one -> one.field().name().equals(field.name()))
                .map(one -> one.text().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Field field(SObjectType type, String name) {
        return type.field(name).orElseThrow(() -> CallFault.unknownField(name, type.name()));
    }
}
