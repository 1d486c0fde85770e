package io.surveylink.simulator.soap;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.oauth.Session;
import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.ChangeListener;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RowInput;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.xml.XmlElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** {@code /services/Soap/u/65.0}: reads a call, runs it, packs the answer if the client can take it. */
public final class PartnerEndpoint {

    private static final Pattern FROM = Pattern.compile("\\bFROM\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern GZIP =
            Pattern.compile("(^|[\\s,])(x-)?gzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);

    /** Smaller answers are not worth packing. */
    private static final int MIN_PACKED = 1_024;

    private final Doorkeeper doorkeeper;
    private final LoginCall login;
    private final WriteCalls writes;
    private final QueryCalls queries;
    private final Supplier<String> baseUrl;
    private final Sessions sessions;
    private final InstantSource clock;
    private final CallRunner runner;

    public PartnerEndpoint(
            Orgs orgs,
            Sessions sessions,
            SessionTimeouts timeouts,
            SetupRows setupRows,
            ChangeListener listener,
            InstantSource clock,
            Supplier<String> baseUrl,
            CallRunner runner) {
        this.doorkeeper = new Doorkeeper(orgs, sessions);
        this.login = new LoginCall(orgs, sessions, timeouts, baseUrl);
        this.writes = new WriteCalls(listener);
        this.queries = new QueryCalls(clock, setupRows);
        this.baseUrl = baseUrl;
        this.sessions = sessions;
        this.clock = clock;
        this.runner = runner;
    }

    public Reply handle(Request request) {
        Reply reply = answer(request);
        boolean takesGzip = request.header("accept-encoding")
                .filter(accepted -> GZIP.matcher(accepted).find())
                .isPresent();
        if (takesGzip && reply instanceof Reply.Answer answer && answer.body().length >= MIN_PACKED) {
            return answer.withBody(pack(answer.body())).with("Content-Encoding", "gzip");
        }
        return reply;
    }

    private Reply answer(Request request) {
        Optional<PartnerPath> path = PartnerPath.parse(request.path());
        if (PartnerPath.isOfAnotherApi(request.path())) {
            return PartnerWork.fault(
                            "FUNCTIONALITY_NOT_ENABLED",
                            "Only the Partner API is available here, at /services/Soap/u/: not " + request.path())
                    .answer();
        }
        if (path.isEmpty() || !path.get().isSupported()) {
            return PartnerWork.fault(
                            "UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL: " + request.path())
                    .answer();
        }
        if (!"POST".equals(request.method())) {
            return Reply.html(405, "The SOAP API takes POST only");
        }
        try {
            boolean gzip = request.header("content-encoding")
                    .filter("gzip"::equalsIgnoreCase)
                    .isPresent();
            return run(
                    SoapRequest.parse(
                            request.body(), gzip, request.header("content-type").orElse("")),
                    path.get());
        } catch (CallFault e) {
            return PartnerWork.fault(e.code(), e.text()).answer();
        }
    }

    private Reply run(SoapRequest soap, PartnerPath path) {
        PartnerCall kind = PartnerCall.named(soap.call().name())
                .orElseThrow(() -> new CallFault(
                        "INVALID_OPERATION",
                        "No operation available for request " + soap.call().name()
                                + ", please check the WSDL for the service."));
        PartnerWork work = new PartnerWork(
                kind,
                soap,
                path,
                doorkeeper,
                login,
                writes,
                queries,
                new DescribeCalls(baseUrl.get()),
                sessions,
                clock);
        return runner.run(info(kind, soap), work);
    }

    private CallInfo info(PartnerCall kind, SoapRequest soap) {
        Optional<Caller> caller = doorkeeper.identify(soap.sessionId());
        XmlElement call = soap.call();
        List<RowInput> rows = WriteCalls.rows(call);
        List<String> ids = call.values("ids");
        String externalIdField = kind == PartnerCall.UPSERT ? WriteCalls.externalIdField(call) : null;
        Optional<Org> org = caller.map(Caller::org);
        return new CallInfo(
                kind.operation(),
                object(kind, call, rows, ids, org),
                externalIdField,
                rows.isEmpty() ? ids : keys(rows, externalIdField, org),
                rows.isEmpty() ? ids.size() : rows.size(),
                org.map(Org::key).orElse(null),
                caller.map(found -> found.user().username()).orElse(null),
                caller.map(Caller::session).map(Session::app).orElse(null),
                null);
    }

    private static @Nullable String object(
            PartnerCall kind, XmlElement call, List<RowInput> rows, List<String> ids, Optional<Org> org) {
        return switch (kind) {
            case CREATE, UPDATE, UPSERT ->
                rows.isEmpty() ? null : rows.getFirst().object();
            case QUERY, QUERY_ALL -> {
                Matcher from = FROM.matcher(call.child("queryString").text());
                yield from.find() ? from.group(1) : null;
            }
            case RETRIEVE, DESCRIBE_SOBJECT, DESCRIBE_SOBJECTS ->
                call.value("sObjectType").orElse(null);
            case DELETE ->
                org.flatMap(found -> ids.stream().findFirst().flatMap(found.schema()::byKeyPrefix))
                        .map(type -> type.name())
                        .orElse(null);
            case LOGIN, LOGOUT, GET_USER_INFO, GET_SERVER_TIMESTAMP, DESCRIBE_GLOBAL, QUERY_MORE -> null;
        };
    }

    /** External ids where the rows have one, else record ids; a row without either has an empty key. */
    private static List<String> keys(List<RowInput> rows, @Nullable String externalIdField, Optional<Org> org) {
        String field = externalIdField != null ? externalIdField : uniqueField(rows.getFirst(), org);
        return rows.stream()
                .map(row -> row.id().isEmpty() ? value(row, field) : row.id())
                .toList();
    }

    private static String uniqueField(RowInput row, Optional<Org> org) {
        return org.flatMap(found -> found.schema().object(row.object()))
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.unique() && field.externalId())
                        .map(Field::name)
                        .findFirst())
                .orElse("");
    }

    private static String value(RowInput row, String field) {
        return row.values().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(field))
                .map(entry -> entry.getValue().strip())
                .findFirst()
                .orElse("");
    }

    private static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return packed.toByteArray();
    }
}
