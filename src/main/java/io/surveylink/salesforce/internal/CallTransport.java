package io.surveylink.salesforce.internal;

import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.transport.LimitingInputStream;
import com.sforce.ws.transport.Transport;
import io.surveylink.salesforce.SalesforceHosts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One SOAP call over HTTP. WSC's own transport sends a POST again when the connection dies before an answer: a create
 * would then be written twice and nobody would know. This one sends once, follows no redirect, caps time and size, and
 * knows afterwards whether anything left, with which status it was answered, and what the answer was.
 */
final class CallTransport implements Transport {

    /**
     * What a call may cost.
     *
     * @param time from the first step of connecting to the last byte of the answer
     * @param answerBytes compressed and uncompressed alike
     */
    record Limits(Duration time, int answerBytes) {}

    private final HttpClient client;
    private final SalesforceHosts hosts;
    private final Limits limits;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private @Nullable URI target;
    private Map<String, String> headers = Map.of();
    private @Nullable SentOnce sent;
    private int status;
    private byte[] answer = new byte[0];
    private @Nullable IOException failure;

    CallTransport(HttpClient client, SalesforceHosts hosts, Limits limits) {
        this.client = client;
        this.hosts = hosts;
        this.limits = limits;
    }

    /** Whether a byte of the request may have left. The client takes the body even after a handshake that failed. */
    boolean left() {
        return sent != null && sent.left() && !hasFailedInHandshake();
    }

    private boolean hasFailedInHandshake() {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** The HTTP status, 0 while there is none. */
    int status() {
        return status;
    }

    /** The answer as it came, unpacked; empty while there is none. */
    byte[] answer() {
        return answer;
    }

    /** Why there is no answer, or none that could be unpacked. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void setConfig(ConnectorConfig config) {
        // Everything that matters is ours.
    }

    @Override
    public OutputStream connect(String url, String soapAction) throws IOException {
        target = URI.create(url);
        headers = Map.of(
                "SOAPAction", "\"\"",
                "Content-Type", "text/xml; charset=UTF-8",
                "Accept", "text/xml",
                "Content-Encoding", "gzip",
                "Accept-Encoding", "gzip");
        return new GZIPOutputStream(body);
    }

    @Override
    public OutputStream connect(String endpoint, HashMap<String, String> httpHeaders) {
        throw new UnsupportedOperationException("of the Bulk API, which is not in use");
    }

    @Override
    public OutputStream connect(String endpoint, HashMap<String, String> httpHeaders, boolean compressed) {
        throw new UnsupportedOperationException("of the Bulk API, which is not in use");
    }

    /** Faults are not for WSC to read: {@link SoapAnswer} knows more of them. */
    @Override
    public InputStream getContent() throws IOException {
        try {
            receive();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (!isSuccessful()) {
            throw new IOException("HTTP " + status);
        }
        return new ByteArrayInputStream(answer);
    }

    private void receive() throws IOException {
        if (target == null) {
            throw new IllegalStateException("nothing was sent");
        }
        hosts.check(target);
        sent = new SentOnce(body.toByteArray());
        var request = HttpRequest.newBuilder(target).POST(sent);
        headers.forEach(request::header);
        HttpResponse<byte[]> response = exchange(request.build());
        status = response.statusCode();
        answer = unpacked(response);
    }

    @Override
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        var pending =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.answerBytes()));
        try {
            return pending.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw (IOException) new SocketTimeoutException("no answer within " + limits.time()).initCause(e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the answer").initCause(e);
        }
    }

    private byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")
                || response.body().length == 0) {
            return response.body();
        }
        try (var in = new LimitingInputStream(
                limits.answerBytes(), new GZIPInputStream(new ByteArrayInputStream(response.body())))) {
            return in.readAllBytes();
        }
    }
}
