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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One SOAP call over HTTP. WSC's own transport sends a POST again when the connection dies before an answer: a create
 * would then be written twice and nobody would know. This one sends once, follows no redirect, caps time and size, and
 * knows afterwards whether anything left.
 */
final class CallTransport implements Transport {

    /** Compressed and uncompressed alike: the largest describe is some 10 MB. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final HttpClient client;
    private final SalesforceHosts hosts;
    private final Duration timeout;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private @Nullable URI target;
    private Map<String, String> headers = Map.of();
    private volatile boolean left;
    private int status;
    private byte[] answer = new byte[0];

    CallTransport(HttpClient client, SalesforceHosts hosts, Duration timeout) {
        this.client = client;
        this.hosts = hosts;
        this.timeout = timeout;
    }

    /** Whether a byte of the request may have left: without its body no server can act on a POST. */
    boolean left() {
        return left;
    }

    /** The HTTP status, 0 while there is none. */
    int status() {
        return status;
    }

    /** The answer as it came, unpacked; empty while there is none. */
    byte[] answer() {
        return answer;
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

    @Override
    public InputStream getContent() throws IOException {
        if (target == null) {
            throw new IllegalStateException("nothing was sent");
        }
        hosts.check(target);
        var request = HttpRequest.newBuilder(target).POST(new WatchedBody(body.toByteArray()));
        headers.forEach(request::header);
        HttpResponse<byte[]> response = exchange(request.build());
        status = response.statusCode();
        answer = unpacked(response);
        boolean xml = response.headers().firstValue("Content-Type").orElse("").contains("xml");
        // A fault comes with 500; what is not XML there is a proxy's or a maintenance page.
        if (!isSuccessful() && !(status >= 400 && xml)) {
            throw new UnexpectedStatusException(status);
        }
        return new ByteArrayInputStream(answer);
    }

    @Override
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        var pending = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw (IOException) new SocketTimeoutException("no answer within " + timeout).initCause(e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the answer").initCause(e);
        }
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")
                || response.body().length == 0) {
            return response.body();
        }
        try (var in = new LimitingInputStream(
                MAX_ANSWER_BYTES, new GZIPInputStream(new ByteArrayInputStream(response.body())))) {
            return in.readAllBytes();
        }
    }

    /** An answer without a SOAP envelope. */
    static final class UnexpectedStatusException extends IOException {

        private static final long serialVersionUID = 1L;

        UnexpectedStatusException(int status) {
            super("HTTP " + status);
        }
    }

    /** Notes when the client takes the first byte: connecting and the TLS handshake lie before that. */
    private final class WatchedBody implements BodyPublisher {

        private final BodyPublisher bytes;

        WatchedBody(byte[] bytes) {
            this.bytes = BodyPublishers.ofByteArray(bytes);
        }

        @Override
        public long contentLength() {
            return bytes.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            left = true;
            bytes.subscribe(subscriber);
        }
    }
}
