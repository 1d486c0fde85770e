package io.surveylink.workflow.internal;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectDescription.RecordType;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.Promotions.Difference;
import io.surveylink.workflow.Promotions.DifferenceKind;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares an object of one org with the object of that name in another, as far as a task touches it. */
final class OrgDifferences {

    private static final String RECORD_TYPE = "RecordTypeId";

    /** Salesforce shows ids with 15 characters and tells them with 18. */
    private static final int SHORT_ID = 15;

    private final SalesforceTask task;
    private final ObjectDescription here;
    private final ObjectDescription there;
    private final List<Difference> found = new ArrayList<>();

    private OrgDifferences(SalesforceTask task, ObjectDescription here, ObjectDescription there) {
        this.task = task;
        this.here = here;
        this.there = there;
    }

    static List<Difference> of(SalesforceTask task, ObjectDescription here, ObjectDescription there) {
        var differences = new OrgDifferences(task, here, there);
        task.mappings().forEach(differences::mapping);
        return differences.found;
    }

    /** The task with its fixed record types as they are called there; unknown ones stay, to be seen. */
    static SalesforceTask withRecordTypes(SalesforceTask task, ObjectDescription here, ObjectDescription there) {
        return task.withMappings(task.mappings().stream()
                .map(mapping -> fixedId(mapping)
                        .flatMap(id -> namesake(id, here, there))
                        .map(type -> mapping.withSource(new ValueSource.Fixed(type.id())))
                        .orElse(mapping))
                .toList());
    }

    static boolean namesRecordType(SalesforceTask task) {
        return task.mappings().stream().anyMatch(mapping -> fixedId(mapping).isPresent());
    }

    private static Optional<String> fixedId(FieldMapping mapping) {
        return mapping.field().equalsIgnoreCase(RECORD_TYPE)
                        && mapping.source() instanceof ValueSource.Fixed(var id)
                        && id.length() >= SHORT_ID
                ? Optional.of(id)
                : Optional.empty();
    }

    private static Optional<RecordType> namesake(String id, ObjectDescription here, ObjectDescription there) {
        return recordType(id, here)
                .flatMap(type -> there.recordTypes().stream()
                        .filter(other -> other.active() && other.available())
                        .filter(other -> other.developerName().equals(type.developerName()))
                        .findFirst());
    }

    private static Optional<RecordType> recordType(String id, ObjectDescription object) {
        return object.recordTypes().stream()
                .filter(type -> type.id().startsWith(id.substring(0, SHORT_ID)))
                .findFirst();
    }

    private void mapping(FieldMapping mapping) {
        var fixedType = fixedId(mapping);
        var before = here.field(mapping.field());
        var after = there.field(mapping.field());
        if (before.isEmpty() || after.isEmpty()) {
            // A field that is gone stands against publishing and is told as that.
            return;
        }
        if (fixedType.isPresent()) {
            if (namesake(fixedType.get(), here, there).isEmpty()) {
                add(
                        mapping.field(),
                        DifferenceKind.RECORD_TYPE,
                        recordType(fixedType.get(), here).map(RecordType::name).orElse(fixedType.get()));
            }
            return;
        }
        field(mapping, before.get(), after.get());
    }

    private void field(FieldMapping mapping, FieldDescription before, FieldDescription after) {
        if (!before.type().equals(after.type())) {
            add(after.name(), DifferenceKind.FIELD_TYPE, after.label(), before.type(), after.type());
        } else if (after.size().length() < before.size().length()) {
            add(
                    after.name(),
                    DifferenceKind.FIELD_SHORTER,
                    after.label(),
                    String.valueOf(before.size().length()),
                    String.valueOf(after.size().length()));
        }
        var missing = before.picklist().activeValues().stream()
                .filter(value -> !after.picklist().activeValues().contains(value))
                .toList();
        if (!missing.isEmpty() && !after.picklist().options().isEmpty()) {
            add(after.name(), DifferenceKind.PICKLIST_VALUES, after.label(), String.join(", ", missing));
        }
        if (mapping.parent() == null && isOneRecord(mapping) && leadsToRecords(before)) {
            add(after.name(), DifferenceKind.FIXED_RECORD, after.label());
        }
    }

    private static boolean isOneRecord(FieldMapping mapping) {
        return Stream.concat(
                        Stream.of(mapping.source()),
                        mapping.values().values().stream().map(ValueSource.Fixed::new))
                .anyMatch(source -> source instanceof ValueSource.Fixed(var value) && !value.isBlank());
    }

    private static boolean leadsToRecords(FieldDescription field) {
        return field.type().equals("reference") || field.type().equals("id");
    }

    private void add(@Nullable String field, DifferenceKind kind, String... arguments) {
        found.add(new Difference(task.key(), field, kind, List.of(arguments)));
    }
}
