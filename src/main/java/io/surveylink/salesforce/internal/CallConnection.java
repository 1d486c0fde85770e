package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SoapFaultException;
import io.surveylink.salesforce.ApiUsage;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceSession;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
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

    private static final String API_REQUESTS = "API REQUESTS";

    private final PartnerConnection partner;
    private @Nullable CallTransport transport;

    CallConnection(SalesforceSession session, Supplier<CallTransport> transports) {
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
            throw new SalesforceException("IO", FaultClass.TRANSIENT, Outcome.NOT_SENT, text(e), null, e);
        }
        partner.setCallOptions(CLIENT, null);
    }

    /** One call of the Partner API. */
    @FunctionalInterface
    interface PartnerCall<T> {
        T on(PartnerConnection partner) throws ConnectionException;
    }

    <T> T call(PartnerCall<T> call) {
        transport = null;
        try {
            return call.on(partner);
        } catch (ApiFault e) {
            throw refused(e.getExceptionCode().toString(), e.getExceptionMessage(), e);
        } catch (SoapFaultException e) {
            throw refused(e.getFaultCode().getLocalPart(), e.getMessage(), e);
        } catch (ConnectionException | ClassCastException | IllegalStateException | NullPointerException e) {
            // WSC throws the unchecked ones at answers that are not what its WSDL promises.
            throw lost(e);
        }
    }

    PartnerConnection partner() {
        return partner;
    }

    /** What the last answer that told it said. */
    @Nullable
    ApiUsage usage() {
        var header = partner.getLimitInfoHeader();
        if (header == null) {
            return null;
        }
        return Arrays.stream(header.getLimitInfo())
                .filter(info -> API_REQUESTS.equals(info.getType()))
                .map(info -> new ApiUsage(count(info.getCurrent()), count(info.getLimit())))
                .findFirst()
                .orElse(null);
    }

    private static int count(long value) {
        return Math.clamp(value, 0, Integer.MAX_VALUE);
    }

    private SalesforceException refused(String code, @Nullable String message, Exception cause) {
        return new SalesforceException(
                code,
                FaultTable.ofCall(code, message),
                Outcome.REFUSED,
                message == null ? code : message,
                usage(),
                cause);
    }

    private SalesforceException lost(Exception cause) {
        var sent = transport;
        if (sent == null || !sent.left()) {
            return new SalesforceException("IO", FaultClass.TRANSIENT, Outcome.NOT_SENT, text(cause), usage(), cause);
        }
        if (sent.status() >= 400) {
            var code = FaultReader.codeOf(sent.answer());
            if (code.isPresent()) {
                return refused(code.get(), null, cause);
            }
        }
        if (sent.status() >= 300) {
            // Whoever sent the caller elsewhere, or away, has not acted on the call; a 5xx may come after the commit.
            var outcome = sent.status() < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
            return new SalesforceException(
                    "HTTP_" + sent.status(), FaultClass.TRANSIENT, outcome, "HTTP " + sent.status(), usage(), cause);
        }
        String code = sent.status() > 0 ? "NOT_XML" : isTimeout(cause) ? "TIMEOUT" : "IO";
        return new SalesforceException(code, FaultClass.TRANSIENT, Outcome.UNKNOWN, text(cause), usage(), cause);
    }

    private static boolean isTimeout(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    /** Of the innermost I/O error, which names what happened; never of an answer. */
    private static String text(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return cause.getClass().getSimpleName() + ": " + cause.getMessage();
            }
        }
        return error.getClass().getSimpleName();
    }
}
