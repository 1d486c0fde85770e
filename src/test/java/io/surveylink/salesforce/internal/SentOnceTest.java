package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentOnceTest {

    private final SentOnce body = new SentOnce("create".getBytes(StandardCharsets.UTF_8));

    @Test
    void nothingHasLeftBeforeTheClientTakesTheBody() {
        assertThat(body.left()).isFalse();
        assertThat(body.contentLength()).isEqualTo(6);

        assertThat(take().text).isEqualTo("create");

        assertThat(body.left()).isTrue();
    }

    @Test
    void aClientThatSendsAgainGetsNoBody() {
        take();

        var again = take();

        assertThat(again.text).isEmpty();
        assertThat(again.error).isInstanceOf(IOException.class);
    }

    private Taker take() {
        var taker = new Taker();
        body.subscribe(taker);
        return taker;
    }

    /** Takes all there is. */
    private static final class Taker implements Flow.Subscriber<ByteBuffer> {

        private String text = "";
        private @Nullable Throwable error;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            text += StandardCharsets.UTF_8.decode(bytes);
        }

        @Override
        public void onError(Throwable thrown) {
            error = thrown;
        }

        @Override
        public void onComplete() {
            // All taken.
        }
    }
}
