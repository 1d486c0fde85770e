package io.surveylink.account.internal;

import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Touched;
import io.surveylink.account.Touched.Parent;
import io.surveylink.account.Touched.Step;
import io.surveylink.account.Touched.TouchedField;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectDescription.RecordType;
import io.surveylink.salesforce.WriteOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step needs of its object, held against the object as the account's user is shown it. */
final class TouchedCheck {

    /** Ids of 15 characters name the same record as those of 18. */
    private static final int SHORT_ID = 15;

    private final Touched touched;
    private final ObjectDescription object;
    private final WideAccess access;
    private final List<RequirementFinding> findings = new ArrayList<>();

    private TouchedCheck(Touched touched, ObjectDescription object, WideAccess access) {
        this.touched = touched;
        this.object = object;
        this.access = access;
    }

    static List<RequirementFinding> findings(
            Touched touched, Map<String, ObjectDescription> described, WideAccess access) {
        var findings = new ArrayList<>(written(touched, described.get(touched.object()), access));
        for (Parent parent : touched.parents()) {
            findings.addAll(lookedUp(touched.by(), parent, described.get(parent.object())));
        }
        return findings;
    }

    private static List<RequirementFinding> written(
            Touched touched, @Nullable ObjectDescription object, WideAccess access) {
        if (object == null) {
            return List.of(notDescribed(touched.by(), touched.object()));
        }
        var check = new TouchedCheck(touched, object, access);
        check.object();
        check.externalId();
        check.recordType();
        touched.fields().forEach(check::field);
        return check.findings;
    }

    private static List<RequirementFinding> lookedUp(Step step, Parent parent, @Nullable ObjectDescription object) {
        if (object == null) {
            return List.of(notDescribed(step, parent.object()));
        }
        var findings = new ArrayList<>(KeyFindings.of(step, object, parent.externalIdField()));
        findings.add(new RequirementFinding(
                Requirement.OBJECT_READ,
                object.queryable() ? Evidence.DESCRIBED : Evidence.NOT_PERMITTED,
                List.of(),
                object.name(),
                null,
                List.of(step)));
        return findings;
    }

    /** Of what is not shown nothing else can be said. */
    private static RequirementFinding notDescribed(Step step, String object) {
        return new RequirementFinding(
                Requirement.OBJECT_READ, Evidence.NOT_DESCRIBED, List.of(), object, null, List.of(step));
    }

    private void object() {
        add(Requirement.OBJECT_READ, object.queryable());
        if (creates()) {
            add(Requirement.OBJECT_CREATE, object.createable());
        }
        if (updates()) {
            add(Requirement.OBJECT_EDIT, object.updateable());
        }
        if (touched.operation() == WriteOperation.DELETE) {
            add(Requirement.OBJECT_DELETE, object.deletable());
        }
        if (touched.operation().findsByExternalId()) {
            findings.add(access.viewAll(object.name(), touched.by()));
        }
        if (touched.operation() != WriteOperation.CREATE) {
            findings.add(access.modifyAll(object.name(), touched.by()));
        }
    }

    private void externalId() {
        String name = touched.externalIdField();
        if (name != null) {
            findings.addAll(KeyFindings.of(touched.by(), object, name));
        }
    }

    private void recordType() {
        String id = touched.recordTypeId();
        if (id == null) {
            return;
        }
        var type = object.recordTypes().stream()
                .filter(candidate -> sameRecord(candidate.id(), id))
                .findFirst();
        if (type.isEmpty()) {
            add(Requirement.RECORD_TYPE, Evidence.RECORD_TYPE_GONE, null, id);
        } else {
            add(
                    Requirement.RECORD_TYPE,
                    isUsable(type.get()) ? Evidence.RECORD_TYPE_AVAILABLE : Evidence.RECORD_TYPE_NOT_AVAILABLE,
                    null,
                    type.get().name());
        }
    }

    private static boolean isUsable(RecordType type) {
        return type.active() && type.available();
    }

    private static boolean sameRecord(String one, String other) {
        return one.length() >= SHORT_ID && other.length() >= SHORT_ID && one.regionMatches(0, other, 0, SHORT_ID);
    }

    private void field(TouchedField wanted) {
        var found = object.field(wanted.name());
        if (found.isEmpty()) {
            if (!wanted.name().equalsIgnoreCase(touched.externalIdField())) {
                add(Requirement.FIELD_READ, Evidence.NOT_DESCRIBED, wanted.name());
            }
            return;
        }
        var field = found.get();
        if (!field.type().equalsIgnoreCase(wanted.type())) {
            add(Requirement.FIELD_TYPE, Evidence.TYPE_CHANGED, field.name(), wanted.type(), field.type());
        }
        // A closed object closes all its fields: that is told of the object, once.
        boolean told = (creates() && object.createable()) || (updates() && object.updateable());
        if (told && isWritten(wanted)) {
            add(Requirement.FIELD_EDIT, writing(field), field.name());
        } else {
            add(Requirement.FIELD_READ, Evidence.DESCRIBED, field.name());
        }
    }

    /** The field that finds the record is itself written by an upsert only. */
    private boolean isWritten(TouchedField field) {
        return touched.operation() != WriteOperation.UPDATE_BY_EXTERNAL_ID
                || !field.name().equalsIgnoreCase(touched.externalIdField());
    }

    private Evidence writing(FieldDescription field) {
        boolean open = (!creates() || !object.createable() || field.createable())
                && (!updates() || !object.updateable() || field.updateable());
        if (open) {
            return Evidence.DESCRIBED;
        }
        boolean byNature = field.origin().calculated() || field.origin().autoNumber() || !field.permissionable();
        return byNature ? Evidence.READ_ONLY_FOR_ALL : Evidence.READ_ONLY_FOR_USER;
    }

    private boolean creates() {
        return switch (touched.operation()) {
            case CREATE, UPSERT -> true;
            case UPDATE, UPDATE_BY_EXTERNAL_ID, DELETE -> false;
        };
    }

    private boolean updates() {
        return switch (touched.operation()) {
            case UPDATE, UPDATE_BY_EXTERNAL_ID, UPSERT -> true;
            case CREATE, DELETE -> false;
        };
    }

    private void add(Requirement requirement, boolean open) {
        add(requirement, open ? Evidence.DESCRIBED : Evidence.NOT_PERMITTED, null);
    }

    private void add(Requirement requirement, Evidence evidence, @Nullable String field, String... arguments) {
        findings.add(new RequirementFinding(
                requirement, evidence, List.of(arguments), object.name(), field, List.of(touched.by())));
    }
}
