package io.surveylink.run.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A way to a server on this machine that can be cut, closed, slowed and silenced, at a chosen commit too. */
final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket serverSocket;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;
    private final AtomicReference<@Nullable LostCommit> lostCommit = new AtomicReference<>();

    private TcpProxy(ServerSocket serverSocket, int target) {
        this.serverSocket = serverSocket;
        this.target = target;
    }

    static TcpProxy to(int port) {
        try {
            var proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    /** Every connection ends now; new ones are taken. */
    void cut() {
        sockets.forEach(TcpProxy::end);
    }

    /** No way in until it is opened again. */
    void shut() {
        open = false;
        cut();
    }

    void open() {
        open = true;
    }

    /** What is sent gets lost until it speaks again; connections stay. */
    void silence(boolean on) {
        silent = on;
    }

    /** Of every piece, in both directions. */
    void delay(Duration each) {
        delay = each;
    }

    /**
     * The next transaction with a statement that has all of these texts is committed and whoever made it does not hear
     * of it: its connection stays silent until it is cut.
     *
     * @return opens when that has happened
     */
    CountDownLatch loseAnswerOfCommitAfter(String... texts) {
        var lost = new LostCommit(List.of(texts), new CountDownLatch(1));
        lostCommit.set(lost);
        return lost.happened();
    }

    private record LostCommit(List<String> texts, CountDownLatch happened) {

        boolean isIn(String sent) {
            return texts.stream().allMatch(sent::contains);
        }
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                var client = serverSocket.accept();
                if (open) {
                    var server = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(client);
                    sockets.add(server);
                    var talk = new Talk();
                    Thread.ofVirtual().start(() -> pump(client, server, talk::asked));
                    Thread.ofVirtual().start(() -> pump(server, client, talk::answered));
                } else {
                    client.close();
                }
            } catch (IOException e) {
                // The target is away, or we are closed: whoever came is told by the end of the connection.
            }
        }
    }

    /** Of one connection: waits for the commit whose answer is to be lost. */
    private final class Talk {

        private @Nullable LostCommit awaited;
        private volatile @Nullable LostCommit losing;

        /** Statements travel as text behind five bytes of header; a commit is one of its own. */
        boolean asked(byte[] buffer, int length) {
            var lost = lostCommit.get();
            if (lost != null) {
                var sent = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                if (lost.isIn(sent)) {
                    awaited = lost;
                } else if (lost.equals(awaited)
                        && sent.regionMatches(true, 5, "COMMIT", 0, 6)
                        && lostCommit.compareAndSet(lost, null)) {
                    losing = lost;
                }
            }
            return true;
        }

        boolean answered(byte[] buffer, int length) {
            var lost = losing;
            if (lost != null) {
                lost.happened().countDown();
            }
            return lost == null;
        }
    }

    /** Looks at a piece, and tells whether it may pass. */
    private interface Listener {
        boolean mayPass(byte[] buffer, int length);
    }

    private void pump(Socket from, Socket to, Listener listener) {
        var buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                if (listener.mayPass(buffer, read) && !silent) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // Cut.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
        cut();
    }
}
