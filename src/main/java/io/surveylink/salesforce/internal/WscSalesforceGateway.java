package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.XmlObject;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceHosts;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.SalesforceUser;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The gateway by Salesforce's Web Service Connector, with a transport of our own. */
@Component
class WscSalesforceGateway implements SalesforceGateway {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private final SalesforceHosts hosts;
    private final Duration readTimeout;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    @Autowired
    WscSalesforceGateway(SalesforceHosts hosts) {
        this(hosts, READ_TIMEOUT);
    }

    WscSalesforceGateway(SalesforceHosts hosts, Duration readTimeout) {
        this.hosts = hosts;
        this.readTimeout = readTimeout;
    }

    @Override
    public Answer<SalesforceUser> getUserInfo(SalesforceSession session) {
        return call(session, connection -> {
            var info = connection.getUserInfo();
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
        return call(
                session,
                connection -> Arrays.stream(connection.describeGlobal().getSobjects())
                        .map(o -> new ObjectSummary(
                                o.getName(),
                                o.getLabel(),
                                o.isCustom(),
                                o.isCreateable(),
                                o.isUpdateable(),
                                o.isDeletable()))
                        .toList());
    }

    @Override
    public Answer<List<ObjectDescription>> describe(SalesforceSession session, List<String> objects) {
        return call(
                session,
                connection -> Arrays.stream(connection.describeSObjects(objects.toArray(String[]::new)))
                        .map(Descriptions::object)
                        .toList());
    }

    @Override
    public Answer<List<Map<String, String>>> query(SalesforceSession session, String soql) {
        return call(session, connection -> {
            var rows = new ArrayList<Map<String, String>>();
            var page = connection.query(soql);
            while (true) {
                for (SObject record : page.getRecords()) {
                    var row = new LinkedHashMap<String, String>();
                    flatten("", record, row);
                    rows.add(row);
                }
                if (page.isDone()) {
                    return List.copyOf(rows);
                }
                page = connection.queryMore(page.getQueryLocator());
            }
        });
    }

    @Override
    public Answer<List<RowResult>> write(SalesforceSession session, WriteCall call) {
        return call(session, connection -> {
            List<RowResult> results = switch (call.operation()) {
                case CREATE -> results(connection.create(records(call)), r -> row(r, WriteOperation.CREATE));
                case UPDATE -> results(connection.update(records(call)), r -> row(r, WriteOperation.UPDATE));
                case UPSERT ->
                    results(
                            connection.upsert(Objects.requireNonNull(call.externalIdField()), records(call)),
                            WscSalesforceGateway::row);
                case DELETE -> results(connection.delete(recordIds(call)), WscSalesforceGateway::row);
            };
            if (results.size() != call.rows().size()) {
                throw new ConnectionException("Salesforce answered " + results.size() + " rows of "
                        + call.rows().size());
            }
            return results;
        });
    }

    /**
     * A connection for this call alone: it costs next to nothing, and one shared between threads silently drops the
     * types of values.
     */
    private <T> Answer<T> call(SalesforceSession session, PartnerCall<T> call) {
        var wire = new CallConnection(session, () -> new CallTransport(client, hosts, readTimeout));
        return wire.run(call);
    }

    private static SObject[] records(WriteCall call) {
        return call.rows().stream()
                .map(row -> WireValues.record(call.object(), row))
                .toArray(SObject[]::new);
    }

    private static String[] recordIds(WriteCall call) {
        return call.rows().stream().map(RecordRow::recordId).toArray(String[]::new);
    }

    private static <R> List<RowResult> results(R[] results, Function<R, RowResult> mapping) {
        return Arrays.stream(results).map(mapping).toList();
    }

    private static RowResult row(SaveResult result, WriteOperation operation) {
        return result.isSuccess()
                ? new RowResult.Saved(result.getId(), operation == WriteOperation.CREATE)
                : refused(result.getErrors());
    }

    private static RowResult row(UpsertResult result) {
        return result.isSuccess()
                ? new RowResult.Saved(result.getId(), result.isCreated())
                : refused(result.getErrors());
    }

    private static RowResult row(DeleteResult result) {
        return result.isSuccess() ? new RowResult.Saved(result.getId(), false) : refused(result.getErrors());
    }

    /** The first error is the one that counts; the others follow from it or repeat it. */
    private static RowResult refused(Error[] errors) {
        if (errors.length == 0) {
            return new RowResult.Refused("UNKNOWN_EXCEPTION", FaultTable.ofRow("UNKNOWN_EXCEPTION"), List.of(), "");
        }
        String code = errors[0].getStatusCode().toString();
        return new RowResult.Refused(
                code,
                FaultTable.ofRow(code),
                List.of(errors[0].getFields()),
                Objects.requireNonNullElse(errors[0].getMessage(), ""));
    }

    /** Fields by name, those of a parent as {@code Owner.Name}; the type element and what is null is left out. */
    private static void flatten(String prefix, XmlObject element, Map<String, String> row) {
        for (var children = element.getChildren(); children.hasNext(); ) {
            var child = children.next();
            String name = prefix + child.getName().getLocalPart();
            if (child.hasChildren()) {
                flatten(name + ".", child, row);
            } else if (child.getValue() != null
                    && !child.getName().getLocalPart().equals("type")) {
                row.put(name, child.getValue().toString());
            }
        }
    }

    /** What is done with the connection of one call. */
    @FunctionalInterface
    interface PartnerCall<T> {
        T on(PartnerConnection connection) throws ConnectionException;
    }
}
