package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.soql.QueryEngine;
import io.surveylink.simulator.soql.ResultRow;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** query, queryMore and retrieve. */
final class QueryCalls {

    private static final Pattern LOCATOR = Pattern.compile("(\\w{18})-(\\d{1,9})");
    private static final int MAX_RETRIEVE = 2_000;

    /** Open cursors per environment; the oldest makes room. */
    private static final int MAX_CURSORS = 200;

    private final InstantSource clock;
    private final SetupRows setupRows;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private int lastCursor;

    /** A locator is good for two days, for whoever has a session of the user. */
    private static final Duration CURSOR_LIFETIME = Duration.ofDays(2);

    private record Cursor(String userId, Instant until, QueryEngine.Result result) {}

    QueryCalls(InstantSource clock, SetupRows setupRows) {
        this.clock = clock;
        this.setupRows = setupRows;
    }

    /** @param withBin what was deleted counts too: queryAll */
    void query(XmlWriter xml, Caller caller, SoapRequest request, boolean withBin) {
        String soql = request.call().child("queryString").text();
        if (soql.isBlank()) {
            throw new CallFault("MALFORMED_QUERY", "A query string has to be specified");
        }
        QueryEngine.Result result = new QueryEngine(
                        caller.org(), caller.user(), new CallerTables(caller, setupRows, withBin), clock.instant())
                .run(soql);
        write(xml, caller, result, 0, request.batchSize(), "");
    }

    void queryMore(XmlWriter xml, Caller caller, SoapRequest request) {
        Matcher locator = LOCATOR.matcher(request.call().value("queryLocator").orElse(""));
        if (!locator.matches()) {
            throw invalidLocator();
        }
        String id = locator.group(1);
        Cursor cursor;
        synchronized (cursors) {
            cursor = cursors.get(id);
        }
        if (cursor == null
                || !cursor.userId().equals(caller.user().id())
                || cursor.until().isBefore(clock.instant())) {
            throw invalidLocator();
        }
        write(xml, caller, cursor.result(), Integer.parseInt(locator.group(2)), request.batchSize(), id);
    }

    private static CallFault invalidLocator() {
        return new CallFault("INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private void write(XmlWriter xml, Caller caller, QueryEngine.Result result, int from, int size, String cursor) {
        List<ResultRow> rows = result.rows();
        int first = Math.min(from, rows.size());
        int to = Math.min(rows.size(), first + size);
        boolean done = to >= rows.size();
        xml.open("result", "xsi:type=\"QueryResult\"").element("done", done);
        if (done) {
            xml.nil("queryLocator");
        } else {
            xml.element("queryLocator", (cursor.isEmpty() ? keep(caller, result) : cursor) + "-" + to);
        }
        rows.subList(first, to).forEach(row -> SObjectXml.write(xml, "records", row));
        xml.element("size", result.count()).close("result");
    }

    private String keep(Caller caller, QueryEngine.Result result) {
        synchronized (cursors) {
            String id = RecordIds.of("01g", caller.org().pod(), ++lastCursor);
            cursors.put(id, new Cursor(caller.user().id(), clock.instant().plus(CURSOR_LIFETIME), result));
            if (cursors.size() > MAX_CURSORS) {
                cursors.remove(cursors.keySet().iterator().next());
            }
            return id;
        }
    }

    void retrieve(XmlWriter xml, Caller caller, SoapRequest request) {
        XmlElement call = request.call();
        String object = call.value("sObjectType").orElse("");
        SObjectType type = caller.org()
                .schema()
                .object(object)
                .filter(found -> caller.user().permissions().on(found).read())
                .orElseThrow(() -> CallFault.unknownObject(object));
        List<String> fields = Arrays.stream(call.child("fieldList").text().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> type.field(name)
                        .filter(field ->
                                caller.user().permissions().on(type, field).read())
                        .map(Field::name)
                        .orElseThrow(() -> CallFault.unknownField(name, type.name())))
                .toList();
        List<String> ids = call.values("ids");
        if (ids.size() > MAX_RETRIEVE) {
            throw new CallFault("EXCEEDED_ID_LIMIT", "retrieve id limit reached: " + MAX_RETRIEVE);
        }
        CallerTables tables = new CallerTables(caller, setupRows, false);
        for (String id : ids) {
            if (!RecordIds.isWellFormed(id)) {
                throw new CallFault("MALFORMED_ID", "malformed id " + id);
            }
            tables.find(type, RecordIds.withSuffix(id))
                    .ifPresentOrElse(
                            record -> SObjectXml.write(xml, "result", record, fields), () -> xml.nil("result"));
        }
    }
}
