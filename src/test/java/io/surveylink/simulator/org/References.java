package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.RecordType;
import io.surveylink.simulator.schema.SObjectType;
import java.util.List;
import java.util.Locale;

/** What reference fields may hold: ids of records that are there and that the user may point to. */
final class References {

    private final Org org;
    private final OrgUser user;

    References(Org org, OrgUser user) {
        this.org = org;
        this.user = user;
    }

    /** @throws RowRejected if the id is none of a record the field may hold */
    void check(Field field, String id) {
        SObjectType target = org.schema()
                .byKeyPrefix(id)
                .filter(type -> field.referenceTo().contains(type.name()))
                .orElseThrow(() -> new RowRejected(
                        RowCode.FIELD_INTEGRITY_EXCEPTION,
                        field.label() + ": id value of incorrect type: " + id,
                        field.name()));
        if (target.name().equals("RecordType")) {
            checkRecordType(field, id);
        } else if (target.name().equals("User")) {
            checkUser(id);
        } else if (target.name().equals("Group") && !id.equals(SetupTables.queueId(org))) {
            throw new RowRejected(RowCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id");
        } else if (!target.setup()) {
            checkParent(target, id);
        }
    }

    private void checkParent(SObjectType target, String id) {
        RecordTable table = org.table(target);
        if (table.inBin(id).isPresent()) {
            throw new RowRejected(RowCode.ENTITY_IS_DELETED, "entity is deleted");
        }
        if (table.find(id).isEmpty()) {
            throw new RowRejected(RowCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id");
        }
    }

    private void checkUser(String id) {
        OrgUser owner = org.userById(id)
                .orElseThrow(() -> new RowRejected(RowCode.INVALID_CROSS_REFERENCE_KEY, "invalid cross reference id"));
        if (!owner.active()) {
            throw new RowRejected(
                    RowCode.INACTIVE_OWNER_OR_USER, "operation performed with inactive user [" + id + "]", "OwnerId");
        }
    }

    private void checkRecordType(Field field, String id) {
        boolean available = org.schema().objects().stream()
                .flatMap(type -> type.recordTypes().stream()
                        .filter(recordType -> user.permissions().allowsRecordType(type, recordType.developerName())))
                .map(this::recordTypeId)
                .anyMatch(id::equals);
        if (!available) {
            throw new RowRejected(
                    RowCode.INVALID_CROSS_REFERENCE_KEY,
                    field.label() + ": this ID value isn't valid for the user: " + id,
                    field.name());
        }
    }

    private String recordTypeId(RecordType type) {
        return SetupTables.recordTypeId(org, type);
    }

    /** Finds the parent that a row names by an external id. */
    String parentId(RowPlan.ParentLink link) {
        RowInput.ParentByExternalId parent = link.parent();
        SObjectType type = parentType(link);
        Field field = type.field(parent.field())
                .filter(Field::indexed)
                .orElseThrow(() -> CallFault.unknownField(parent.field(), type.name()));
        List<String> ids = type.name().equals("User")
                ? org.user(parent.value()).map(OrgUser::id).stream().toList()
                : org.table(type).idsBy(field.name(), parent.value());
        return switch (ids.size()) {
            case 0 ->
                throw new RowRejected(
                        RowCode.INVALID_FIELD,
                        "Foreign key external ID: " + parent.value().toLowerCase(Locale.ROOT) + " not found for field "
                                + field.name() + " in entity " + type.name());
            case 1 -> ids.getFirst();
            default ->
                throw new RowRejected(
                        RowCode.INVALID_FIELD,
                        "More than one record found for foreign key external ID field " + field.name() + ": " + ids);
        };
    }

    /** A client that names no type means the only one there can be. */
    private SObjectType parentType(RowPlan.ParentLink link) {
        List<String> possible = link.reference().referenceTo();
        String named = link.parent().object();
        String object = named.isEmpty() && possible.size() == 1 ? possible.getFirst() : named;
        SObjectType type = org.schema().object(object).orElseThrow(() -> CallFault.unknownObject(object));
        if (!possible.contains(type.name())) {
            throw new RowRejected(
                    RowCode.INVALID_FIELD,
                    link.parent().relationshipName() + ": a " + type.name() + " cannot be the parent here",
                    link.reference().name());
        }
        return type;
    }
}
