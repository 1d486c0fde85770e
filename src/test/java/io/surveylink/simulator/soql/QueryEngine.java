package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs queries in the name of one user. */
public final class QueryEngine {

    private static final int MAX_LENGTH = 100_000;
    private static final int MAX_OFFSET = 2_000;

    private final Org org;
    private final OrgUser user;
    private final Tables tables;
    private final LocalDate today;

    /** @param count how many rows there are; a {@code COUNT()} has a count and no rows */
    public record Result(String object, List<ResultRow> rows, int count) {}

    public QueryEngine(Org org, OrgUser user, Tables tables, Instant now) {
        this.org = org;
        this.user = user;
        this.tables = tables;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** @throws CallFault MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD */
    public Result run(String soql) {
        if (soql.length() > MAX_LENGTH) {
            throw new CallFault("QUERY_TOO_COMPLICATED", "SOQL statements cannot be longer than 100000 characters.");
        }
        Query query = Parser.parse(soql);
        if (query.offset() > MAX_OFFSET) {
            throw new CallFault("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + MAX_OFFSET);
        }
        SObjectType type = visible(query.from());
        query.select().forEach(path -> check(query, type, path));
        List<StoredRecord> records = matching(query, type);
        if (query.count()) {
            return new Result(type.name(), List.of(), records.size());
        }
        List<ResultRow> rows =
                records.stream().map(row -> project(query.select(), row)).toList();
        return new Result(type.name(), rows, rows.size());
    }

    private List<StoredRecord> matching(Query query, SObjectType type) {
        Condition where = query.where();
        List<StoredRecord> records = new ArrayList<>();
        if (where == null) {
            records.addAll(tables.rows(type));
        } else {
            Matcher matcher = new Matcher(query, type, where);
            candidates(type, where).stream().filter(matcher::matches).forEach(records::add);
        }
        Comparator<StoredRecord> order = null;
        for (Query.Ordering ordering : query.orderBy()) {
            Comparator<StoredRecord> by = comparator(query, type, ordering);
            order = order == null ? by : order.thenComparing(by);
        }
        if (order != null) {
            records.sort(order);
        }
        int from = Math.min(query.offset(), records.size());
        int to = query.limit() < 0 ? records.size() : Math.min(records.size(), from + query.limit());
        return records.subList(from, to);
    }

    /** An equality on an indexed field saves reading the whole table. */
    private List<StoredRecord> candidates(SObjectType type, Condition where) {
        return switch (where) {
            case Condition.All all ->
                all.of().stream()
                        .map(part -> indexed(type, part))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(() -> tables.rows(type));
            case Condition single -> indexed(type, single).orElseGet(() -> tables.rows(type));
        };
    }

    private Optional<List<StoredRecord>> indexed(SObjectType type, Condition condition) {
        return switch (condition) {
            case Condition.Compare(var path, var operator, Literal.Text text)
            when operator == Condition.Operator.EQUAL -> lookUp(type, path, List.of(text));
            case Condition.In in when !in.negated() -> lookUp(type, in.path(), in.literals());
            default -> Optional.empty();
        };
    }

    private Optional<List<StoredRecord>> lookUp(SObjectType type, Query.Path path, List<Literal> literals) {
        if (path.names().size() > 1) {
            return Optional.empty();
        }
        String name = type.field(path.last()).map(Field::name).orElse("");
        if (!name.equals("Id") && !tables.isIndexed(type, name)) {
            return Optional.empty();
        }
        Map<String, StoredRecord> found = new LinkedHashMap<>();
        for (Literal literal : literals) {
            if (!(literal instanceof Literal.Text text)) {
                return Optional.empty();
            }
            List<StoredRecord> records = name.equals("Id")
                    ? tables.find(type, RecordIds.withSuffix(text.value())).stream()
                            .toList()
                    : tables.findBy(type, name, text.value());
            records.forEach(record -> found.put(record.id(), record));
        }
        return Optional.of(List.copyOf(found.values()));
    }

    private Comparator<StoredRecord> comparator(Query query, SObjectType type, Query.Ordering ordering) {
        Field field = check(query, type, ordering.path());
        Comparator<String> values = (a, b) -> Values.compare(field.type().kind(), a, b);
        if (ordering.descending()) {
            values = values.reversed();
        }
        Comparator<@Nullable String> nulls =
                ordering.nullsLast() ? Comparator.nullsLast(values) : Comparator.nullsFirst(values);
        return (a, b) -> nulls.compare(
                value(a, ordering.path().names()), value(b, ordering.path().names()));
    }

    private SObjectType visible(String object) {
        return org.schema()
                .object(object)
                .filter(type -> user.permissions().on(type).read())
                .orElseThrow(() -> CallFault.unknownObject(object));
    }

    /** Finds the field a path leads to; one that is hidden from the user does not exist for him. */
    private Field check(Query query, SObjectType type, Query.Path path) {
        SObjectType at = type;
        for (String relationship : path.parents()) {
            SObjectType child = at;
            Field reference = child.relationship(relationship)
                    .orElseThrow(() -> QueryFault.invalidField(
                            query.text(),
                            path.column(),
                            "Didn't understand relationship '" + relationship + "' in field path."));
            at = visible(reference.referenceTo().getLast());
        }
        SObjectType owner = at;
        return owner.field(path.last())
                .filter(field -> user.permissions().on(owner, field).read())
                .orElseThrow(() -> QueryFault.invalidField(
                        query.text(),
                        path.column(),
                        CallFault.unknownField(path.last(), owner.name()).text()));
    }

    private ResultRow project(List<Query.Path> select, StoredRecord record) {
        List<ResultRow.Column> columns = new ArrayList<>();
        Map<String, List<Query.Path>> parents = new LinkedHashMap<>();
        SObjectType type = org.schema().object(record.object()).orElseThrow();
        for (Query.Path path : select) {
            if (path.names().size() == 1) {
                String name = type.field(path.last()).map(Field::name).orElse(path.last());
                columns.add(new ResultRow.Value(name, record.get(name)));
            } else {
                parents.computeIfAbsent(path.names().getFirst(), name -> new ArrayList<>())
                        .add(new Query.Path(path.names().subList(1, path.names().size()), path.column()));
            }
        }
        parents.forEach((name, paths) -> columns.add(new ResultRow.Parent(
                name, parent(record, name).map(row -> project(paths, row)).orElse(null))));
        return new ResultRow(record.object(), columns);
    }

    private Optional<StoredRecord> parent(StoredRecord record, String relationship) {
        return org.schema()
                .object(record.object())
                .flatMap(type -> type.relationship(relationship))
                .map(reference -> record.get(reference.name()))
                .flatMap(id -> org.schema().byKeyPrefix(id).flatMap(type -> tables.find(type, id)));
    }

    private @Nullable String value(StoredRecord record, List<String> names) {
        if (names.size() == 1) {
            return org.schema()
                    .object(record.object())
                    .flatMap(type -> type.field(names.getFirst()))
                    .map(field -> record.get(field.name()))
                    .orElse(null);
        }
        return parent(record, names.getFirst())
                .map(row -> value(row, names.subList(1, names.size())))
                .orElse(null);
    }

    /** Holds a WHERE clause against records. */
    private final class Matcher {

        private final Query query;
        private final SObjectType type;
        private final Condition where;

        Matcher(Query query, SObjectType type, Condition where) {
            this.query = query;
            this.type = type;
            this.where = resolve(where);
        }

        boolean matches(StoredRecord record) {
            return matches(where, record);
        }

        /** Runs inner queries once and checks every name before the first record. */
        private Condition resolve(Condition condition) {
            return switch (condition) {
                case Condition.All all ->
                    new Condition.All(all.of().stream().map(this::resolve).toList());
                case Condition.Any any ->
                    new Condition.Any(any.of().stream().map(this::resolve).toList());
                case Condition.Not not -> new Condition.Not(resolve(not.of()));
                case Condition.SemiJoin join -> new Condition.In(join.path(), join.negated(), inner(join.of()));
                case Condition.Compare compare -> checked(compare, compare.path(), List.of(compare.literal()));
                case Condition.In in -> checked(in, in.path(), in.literals());
                case Condition.Includes includes -> checked(includes, includes.path(), includes.literals());
            };
        }

        private Condition checked(Condition condition, Query.Path path, List<Literal> literals) {
            Field field = check(query, type, path);
            literals.forEach(literal -> LiteralCheck.check(query, path, field, literal));
            return condition;
        }

        private List<Literal> inner(Query of) {
            if (of.select().size() != 1) {
                throw QueryFault.malformed(query.text(), 1, "a semi-join has to select one field");
            }
            SObjectType innerType = visible(of.from());
            of.select().forEach(path -> check(of, innerType, path));
            List<Literal> literals = new ArrayList<>();
            for (StoredRecord record : matching(of, innerType)) {
                String value = value(record, of.select().getFirst().names());
                if (value != null) {
                    literals.add(new Literal.Text(value));
                }
            }
            return literals;
        }

        private boolean matches(Condition condition, StoredRecord record) {
            return switch (condition) {
                case Condition.All all -> all.of().stream().allMatch(part -> matches(part, record));
                case Condition.Any any -> any.of().stream().anyMatch(part -> matches(part, record));
                case Condition.Not not -> !matches(not.of(), record);
                case Condition.Compare compare -> {
                    Field field = check(query, type, compare.path());
                    String value = value(record, compare.path().names());
                    yield Values.matches(field.type().kind(), value, compare.operator(), compare.literal(), today);
                }
                case Condition.In in -> {
                    Field field = check(query, type, in.path());
                    String value = value(record, in.path().names());
                    boolean found = in.literals().stream()
                            .anyMatch(literal -> Values.matches(
                                    field.type().kind(), value, Condition.Operator.EQUAL, literal, today));
                    yield found != in.negated();
                }
                case Condition.Includes includes -> {
                    String value = value(record, includes.path().names());
                    boolean found = includes.literals().stream()
                            .anyMatch(literal -> literal instanceof Literal.Text text
                                    && value != null
                                    && List.of(value.split(";"))
                                            .containsAll(List.of(text.value().split(";"))));
                    yield found != includes.negated();
                }
                case Condition.SemiJoin join ->
                    throw new IllegalStateException("An inner query is resolved before: " + join);
            };
        }
    }
}
