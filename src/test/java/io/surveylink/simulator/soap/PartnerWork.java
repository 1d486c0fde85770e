package io.surveylink.simulator.soap;

import io.surveylink.simulator.fault.CallWork;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.RowError;
import io.surveylink.simulator.org.WriteResult;
import io.surveylink.simulator.xml.XmlWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One call of the Partner API: in at the door, done, answered. */
final class PartnerWork implements CallWork {

    static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

    private final PartnerCall kind;
    private final SoapRequest request;
    private final PartnerPath path;
    private final Doorkeeper doorkeeper;
    private final LoginCall login;
    private final WriteCalls writes;
    private final QueryCalls queries;
    private final DescribeCalls describes;
    private final Sessions sessions;
    private final InstantSource clock;

    PartnerWork(
            PartnerCall kind,
            SoapRequest request,
            PartnerPath path,
            Doorkeeper doorkeeper,
            LoginCall login,
            WriteCalls writes,
            QueryCalls queries,
            DescribeCalls describes,
            Sessions sessions,
            InstantSource clock) {
        this.kind = kind;
        this.request = request;
        this.path = path;
        this.doorkeeper = doorkeeper;
        this.login = login;
        this.writes = writes;
        this.queries = queries;
        this.describes = describes;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Done run(Map<Integer, RowError> refused) {
        try {
            Caller caller = kind == PartnerCall.LOGIN
                    ? login.admit(request.call(), path)
                    : doorkeeper.admit(request.sessionId(), path.orgId());
            return answer(caller, refused);
        } catch (CallFault e) {
            return fault(e.code(), e.text());
        }
    }

    @Override
    public Done refuse(Fault.Code fault) {
        return fault(fault.code(), fault.message());
    }

    @Override
    public Done refuse(Fault.OAuth fault) {
        return fault(fault.error(), fault.description());
    }

    static Done fault(String code, String message) {
        byte[] body = FaultType.envelope(code, message);
        return new Done(new Reply.Answer(500, Map.of("Content-Type", CONTENT_TYPE), body), code, 0);
    }

    private Done answer(Caller caller, Map<Integer, RowError> refused) {
        XmlWriter xml = new XmlWriter();
        String response = kind.operation() + "Response";
        openEnvelope(xml, caller, response);
        List<WriteResult> results = switch (kind) {
            case LOGIN -> {
                login.write(xml, caller, path);
                yield List.of();
            }
            case LOGOUT -> {
                sessions.killWhere(
                        session -> session.token().equals(caller.session().token()));
                yield List.of();
            }
            case GET_USER_INFO -> {
                InfoCalls.userInfo(xml, "result", caller);
                yield List.of();
            }
            case GET_SERVER_TIMESTAMP -> {
                InfoCalls.serverTimestamp(xml, clock.instant());
                yield List.of();
            }
            case DESCRIBE_GLOBAL -> {
                describes.global(xml, caller);
                yield List.of();
            }
            case DESCRIBE_SOBJECT, DESCRIBE_SOBJECTS -> {
                describes.objects(xml, caller, request.call().values("sObjectType"));
                yield List.of();
            }
            case QUERY, QUERY_ALL -> {
                queries.query(xml, caller, request, kind == PartnerCall.QUERY_ALL);
                yield List.of();
            }
            case QUERY_MORE -> {
                queries.queryMore(xml, caller, request);
                yield List.of();
            }
            case RETRIEVE -> {
                queries.retrieve(xml, caller, request);
                yield List.of();
            }
            case CREATE -> writes.create(caller, request, refused);
            case UPDATE -> writes.update(caller, request, refused);
            case UPSERT -> writes.upsert(caller, request, refused);
            case DELETE -> writes.delete(caller, request, refused);
        };
        boolean upsert = kind == PartnerCall.UPSERT;
        results.forEach(result -> WriteCalls.writeResult(xml, result, upsert, request.includeRecordDetails()));
        xml.close(response).close("soapenv:Body").close("soapenv:Envelope");
        int saved = (int) results.stream().filter(WriteResult::success).count();
        return new Done(
                new Reply.Answer(200, Map.of("Content-Type", CONTENT_TYPE), xml.bytes()),
                outcome(results.size(), saved),
                saved);
    }

    private static String outcome(int rows, int saved) {
        if (saved == rows) {
            return "OK";
        }
        return saved == 0 ? "FAILED" : "PARTIAL";
    }

    private static void openEnvelope(XmlWriter xml, Caller caller, String response) {
        xml.open(
                        "soapenv:Envelope",
                        "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                + " xmlns=\"urn:partner.soap.sforce.com\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                                + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\"")
                .open("soapenv:Header")
                .open("LimitInfoHeader")
                .open("limitInfo")
                .element("current", caller.org().requests())
                .element("limit", caller.org().policy().requestLimit())
                .element("type", "API REQUESTS")
                .close("limitInfo")
                .close("LimitInfoHeader")
                .close("soapenv:Header")
                .open("soapenv:Body")
                .open(response);
    }
}
