package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.PartnerConnection;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceHosts;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.SalesforceUser;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The gateway by Salesforce's Web Service Connector, with a transport of our own. */
@Component
class WscSalesforceGateway implements SalesforceGateway {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A minute, and six times the largest describe, which is some 10 MB. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 64 * 1024 * 1024);

    private final SalesforceHosts hosts;
    private final Limits limits;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    @Autowired
    WscSalesforceGateway(SalesforceHosts hosts) {
        this(hosts, LIMITS);
    }

    WscSalesforceGateway(SalesforceHosts hosts, Limits limits) {
        this.hosts = hosts;
        this.limits = limits;
    }

    @Override
    public Answer<SalesforceUser> getUserInfo(SalesforceSession session) {
        return unit(session, connection -> {
            var info = connection.call(PartnerConnection::getUserInfo);
            return new SalesforceUser(
                    info.getUserId(),
                    info.getUserName(),
                    info.getUserFullName(),
                    info.getOrganizationId(),
                    info.getOrganizationName(),
                    info.getSessionSecondsValid());
        });
    }

    @Override
    public Answer<List<ObjectSummary>> describeGlobal(SalesforceSession session) {
        return unit(
                session,
                connection -> Arrays.stream(connection
                                .call(PartnerConnection::describeGlobal)
                                .getSobjects())
                        .map(Descriptions::summary)
                        .toList());
    }

    @Override
    public Answer<List<ObjectDescription>> describe(SalesforceSession session, List<String> objects) {
        String[] names = objects.toArray(String[]::new);
        return unit(session, connection -> {
            var described = connection.call(partner -> partner.describeSObjects(names));
            return Arrays.stream(described).map(Descriptions::object).toList();
        });
    }

    @Override
    public Answer<List<Map<String, String>>> query(SalesforceSession session, String soql) {
        return unit(
                session,
                connection -> Queries.all(connection, soql).stream()
                        .map(Queries::flat)
                        .toList());
    }

    @Override
    public Answer<Map<String, List<String>>> findIds(
            SalesforceSession session, String object, String field, Collection<?> values) {
        return unit(session, connection -> {
            var ids = new RecordLookup(connection, object, field).find(values);
            var byValue = new LinkedHashMap<String, List<String>>();
            for (Object value : values) {
                String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                byValue.put(text, List.copyOf(ids.getOrDefault(RecordLookup.compared(value), List.of())));
            }
            return byValue;
        });
    }

    @Override
    public Answer<List<RowResult>> write(SalesforceSession session, WriteCall call) {
        return unit(session, connection -> {
            var writes = new Writes(connection);
            return switch (call.operation()) {
                case CREATE -> writes.create(call);
                case UPDATE -> writes.update(call);
                case UPSERT -> writes.upsert(call);
                case UPDATE_BY_EXTERNAL_ID -> new UpdateByExternalId(connection, call).write();
                case DELETE -> writes.delete(call);
            };
        });
    }

    private <T> Answer<T> unit(SalesforceSession session, Function<CallConnection, T> work) {
        var connection = new CallConnection(session, () -> new CallTransport(client, hosts, limits));
        T value = work.apply(connection);
        return new Answer<>(value, connection.usage());
    }
}
