package io.surveylink.salesforce.internal;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a call. It notes when the client takes it: connecting and the TLS handshake lie before that. And it can be
 * taken once: the client sends a POST again after a broken connection if {@code jdk.httpclient.enableAllMethodRetry} is
 * set, which is an operator's to set and must not write a record twice.
 */
final class SentOnce implements BodyPublisher {

    private final BodyPublisher bytes;
    private final AtomicBoolean left = new AtomicBoolean();

    SentOnce(byte[] bytes) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
    }

    /** Whether a byte of it may have left: without its body no server can act on a POST. */
    boolean left() {
        return left.get();
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (left.getAndSet(true)) {
            subscriber.onSubscribe(new NothingToGive());
            subscriber.onError(new IOException("a call is sent once"));
        } else {
            bytes.subscribe(subscriber);
        }
    }

    private static final class NothingToGive implements Flow.Subscription {

        @Override
        public void request(long n) {
            // The error has been told.
        }

        @Override
        public void cancel() {
            // Nothing is under way.
        }
    }
}
