package io.surveylink.workflow;

import io.surveylink.salesforce.WriteOptions;
import io.surveylink.workflow.DefinitionDiff.Difference;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldAdded;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldChanged;
import io.surveylink.workflow.DefinitionDiff.Difference.FieldRemoved;
import io.surveylink.workflow.DefinitionDiff.Difference.PartChanged;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two records component by component: definitions are records all the way down. */
final class PartDiffs {

    /** What Salesforce said about something when it was chosen; it follows from what was chosen. */
    private static final Set<String> DESCRIBED = Set.of("objectLabel", "fieldLabel", "fieldType", "fieldSize");

    private PartDiffs() {}

    /** On which side a step stands that has no counterpart. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** @param apart components that the caller compares itself */
    static List<Difference> between(Record before, Record after, Set<String> apart) {
        var differences = new ArrayList<Difference>();
        components(before, apart).forEach(component -> {
            @Nullable Object was = value(component, before);
            @Nullable Object is = value(component, after);
            if (holdsFields(was) || holdsFields(is)) {
                addFields(fields(was), fields(is), differences);
            } else if (!Objects.equals(was, is)) {
                differences.add(new PartChanged(component.getName(), was, is));
            }
        });
        return differences;
    }

    /** {@link Step} is sealed, but an interface: that its implementations are records is told here. */
    static List<Difference> between(Step before, Step after, Set<String> apart) {
        return before.getClass() == after.getClass()
                ? between((Record) before, (Record) after, apart)
                : Stream.of(of(before, Side.BEFORE), of(after, Side.AFTER))
                        .flatMap(List::stream)
                        .toList();
    }

    /** Everything that a step is made of. */
    static List<Difference> of(Step step, Side side) {
        var parts = new ArrayList<Difference>();
        components((Record) step, Set.of("key")).forEach(component -> {
            @Nullable Object value = value(component, (Record) step);
            if (holdsFields(value)) {
                fields(value)
                        .forEach(field -> parts.add(
                                switch (side) {
                                    case BEFORE -> new FieldRemoved(field);
                                    case AFTER -> new FieldAdded(field);
                                }));
            } else if (!isEmpty(value)) {
                parts.add(
                        switch (side) {
                            case BEFORE -> new PartChanged(component.getName(), value, null);
                            case AFTER -> new PartChanged(component.getName(), null, value);
                        });
            }
        });
        return parts;
    }

    private static void addFields(List<FieldMapping> before, List<FieldMapping> after, List<Difference> differences) {
        after.forEach(field -> named(field, before)
                .ifPresentOrElse(
                        was -> addField(was, field, differences), () -> differences.add(new FieldAdded(field))));
        before.stream()
                .filter(field -> named(field, after).isEmpty())
                .map(FieldRemoved::new)
                .forEach(differences::add);
    }

    /** Salesforce tells no capitals apart. */
    private static Optional<FieldMapping> named(FieldMapping field, List<FieldMapping> fields) {
        return fields.stream()
                .filter(other -> other.field().equalsIgnoreCase(field.field()))
                .findFirst();
    }

    private static void addField(FieldMapping before, FieldMapping after, List<Difference> differences) {
        var parts = components(before, Set.of("field"))
                .map(component ->
                        new PartChanged(component.getName(), value(component, before), value(component, after)))
                .filter(part -> !Objects.equals(part.before(), part.after()))
                .toList();
        if (!parts.isEmpty()) {
            differences.add(new FieldChanged(before, after, parts));
        }
    }

    private static Stream<RecordComponent> components(Record record, Set<String> apart) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> !apart.contains(component.getName()))
                .filter(component -> !DESCRIBED.contains(component.getName()));
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a definition is made of public records", e);
        }
    }

    private static boolean holdsFields(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof FieldMapping;
    }

    private static List<FieldMapping> fields(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(FieldMapping.class::isInstance)
                        .map(FieldMapping.class::cast)
                        .toList()
                : List.of();
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof Collection<?> many && many.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Optional<?> optional && optional.isEmpty()
                || value.equals(Conditions.NONE)
                || value.equals(WriteOptions.NONE);
    }
}
