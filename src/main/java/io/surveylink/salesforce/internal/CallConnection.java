package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import io.surveylink.salesforce.ApiUsage;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceSession;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one unit of work, and what the failure of one of its calls means. It belongs to one thread and one
 * unit: making it costs next to nothing, and one shared between threads silently drops the types of values.
 */
final class CallConnection {

    /** The jar's version: it refuses the answers of a newer one. */
    private static final String PATH = "/services/Soap/u/65.0";

    private static final String CLIENT = "Surveylink/1.0";

    /** Of an answer that came and makes no sense. */
    private static final String UNREADABLE = "UNREADABLE";

    private final SalesforceSession session;
    private final PartnerConnection partner;
    private @Nullable CallTransport transport;
    private @Nullable ApiUsage usage;

    CallConnection(SalesforceSession session, Supplier<CallTransport> transports) {
        this.session = session;
        // By hand: Connector.newConnection signs in at a host inside Salesforce.
        String endpoint = session.instanceUrl().resolve(PATH).toString();
        var config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setAuthEndpoint(endpoint);
        config.setServiceEndpoint(endpoint);
        config.setSessionId(session.accessToken());
        config.setTransportFactory(() -> transport = transports.get());
        try {
            this.partner = new PartnerConnection(config);
        } catch (ConnectionException e) {
            throw new SalesforceException(
                    "IO", FaultClass.TRANSIENT, Outcome.NOT_SENT, "no endpoint: " + endpoint, null, e);
        }
        partner.setCallOptions(CLIENT, null);
    }

    /** One call of the Partner API. */
    @FunctionalInterface
    interface PartnerCall<T> {
        T on(PartnerConnection partner) throws ConnectionException;
    }

    /** A call that WSC reads. */
    <T> T call(PartnerCall<T> call) {
        transport = null;
        try {
            return call.on(partner);
        } catch (ConnectionException | RuntimeException e) {
            // WSC throws unchecked ones too, at answers that are not what its WSDL promises.
            throw failure();
        } finally {
            noteUsage();
        }
    }

    /** A call that writes: WSC sends it, and whatever WSC makes of the answer, its rows are read here. */
    List<SoapAnswer.Row> write(PartnerCall<?> call) {
        transport = null;
        try {
            var unused = call.on(partner);
        } catch (ConnectionException | RuntimeException e) {
            if (transport == null || !transport.isSuccessful()) {
                throw failure();
            }
        } finally {
            noteUsage();
        }
        return SoapAnswer.whole(answer())
                .filter(answer -> answer.fault() == null)
                .map(SoapAnswer::rows)
                .orElseThrow(this::failure);
    }

    /** The failure of a call whose answer came and does not fit the call. */
    SalesforceException misfit(String what) {
        return new SalesforceException(UNREADABLE, FaultClass.TRANSIENT, Outcome.UNKNOWN, what, usage, null);
    }

    /** What the last answer that told it said. */
    @Nullable
    ApiUsage usage() {
        return usage;
    }

    private void noteUsage() {
        var told = SoapAnswer.head(answer()).usage();
        if (told != null) {
            usage = told;
        }
    }

    private byte[] answer() {
        return transport == null ? new byte[0] : transport.answer();
    }

    /**
     * Of what the transport saw. What WSC threw is left out, as its texts quote the answer.
     */
    private SalesforceException failure() {
        var sent = transport;
        if (sent == null || !sent.left()) {
            return lost("IO", Outcome.NOT_SENT);
        }
        var fault = SoapAnswer.head(sent.answer()).fault();
        if (fault != null) {
            return new SalesforceException(
                    fault.code(),
                    FaultTable.ofCall(fault.code(), fault.message()),
                    Outcome.REFUSED,
                    FaultText.of(fault.message(), session.accessToken()),
                    usage,
                    null);
        }
        if (sent.status() >= 300) {
            // Whoever sent the caller elsewhere, or away, has not acted on the call; a 5xx may come after the commit.
            var outcome = sent.status() < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
            return new SalesforceException(
                    "HTTP_" + sent.status(), FaultClass.TRANSIENT, outcome, "HTTP " + sent.status(), usage, null);
        }
        if (sent.status() > 0) {
            return misfit("The answer cannot be read");
        }
        return switch (sent.failure()) {
            case SocketTimeoutException e -> lost("TIMEOUT", Outcome.UNKNOWN);
            case InterruptedIOException e -> lost("INTERRUPTED", Outcome.UNKNOWN);
            case null, default -> lost("IO", Outcome.UNKNOWN);
        };
    }

    private SalesforceException lost(String code, Outcome outcome) {
        var cause = transport == null ? null : transport.failure();
        String text = cause == null ? code : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new SalesforceException(code, FaultClass.TRANSIENT, outcome, text, usage, cause);
    }
}
