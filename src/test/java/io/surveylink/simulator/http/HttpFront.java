package io.surveylink.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One port on the loopback interface, a virtual thread for each request. */
public final class HttpFront implements AutoCloseable {

    static {
        // The JDK's server leaves Nagle's algorithm on: an answer would wait up to 40 ms for the client's
        // delayed acknowledgement. It reads these properties once, when its first class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        // Longer than a client keeps a connection: else both may close it at once, and a request meets the closing.
        System.setProperty("sun.net.httpserver.idleInterval", "120");
    }

    /** Salesforce takes 50 MB in a message; whatever is larger is cut one byte above that, and refused there. */
    private static final int MAX_BODY = 52_428_800 + 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Handler handler;

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request);
    }

    private HttpFront(HttpServer server, Handler handler) {
        this.server = server;
        this.handler = handler;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /**
     * Listens at once.
     *
     * @param port 0 for any free one
     */
    public static HttpFront start(int port, Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            HttpFront front = new HttpFront(server, handler);
            server.setExecutor(front.threads);
            server.createContext("/", front::exchange);
            server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = handler.handle(read(exchange));
            switch (reply) {
                case Reply.Answer answer -> write(exchange, answer);
                case Reply.HangUp() -> {
                    // Closing the exchange before any header was sent closes its connection.
                }
            }
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BODY);
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static void write(HttpExchange exchange, Reply.Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body();
        boolean empty = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
