package io.surveylink.salesforce.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An HTTP server with the bare connection in its hands, for what no simulator of Salesforce does. */
final class RawServer implements AutoCloseable {

    /** What is done with a connection; when it returns the connection is closed. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    /** Connections that may wait to be taken: all of a test that makes 400 at once. */
    private static final int BACKLOG = 500;

    private static final int TLS_RECORD_HEADER = 5;

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour = connection -> {};

    RawServer() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** Of connections made from now on. */
    void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    /** Bodies of the requests that came whole, unpacked. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            behaviour.serve(new Connection(socket));
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** One connection of a client. */
    final class Connection {

        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** The next request's body, unpacked; empty when the client has closed. */
        Optional<String> request() throws IOException {
            var headers = new ByteArrayOutputStream();
            while (!headers.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return Optional.empty();
                }
                headers.write(next);
            }
            int length = headers.toString(StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
            var body = in.readNBytes(length);
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
                requests.add(text);
                return Optional.of(text);
            }
        }

        /** Reads the one TLS record that a client sends before the server has answered; nothing is left to be reset. */
        void clientHello() throws IOException {
            byte[] header = in.readNBytes(TLS_RECORD_HEADER);
            in.readNBytes((header[3] & 0xFF) << 8 | header[4] & 0xFF);
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void reply(int status, String contentType, String body) throws IOException {
            reply(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        void reply(int status, String contentType, byte[] body, String... headers) throws IOException {
            var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + contentType
                    + "\r\nContent-Length: " + body.length + "\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            send(head.append("\r\n").toString());
            send(body);
        }

        /** With a reset instead of a polite end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing until the client goes or the test ends. */
        void hang() throws IOException {
            while (closing.getCount() > 0 && in.read() >= 0) {
                // Whatever it says.
            }
        }
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
