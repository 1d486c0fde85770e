package io.surveylink.survey.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BriefCacheTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Optional<String>> source = new AtomicReference<>(Optional.of("old"));
    private final BriefCache<String, String> cache =
            new BriefCache<>(Duration.ofSeconds(5), nanos::get, key -> source.get());

    @Test
    void remembersForItsTimeOnly() {
        cache.get("key");
        source.set(Optional.of("new"));

        nanos.set(Duration.ofMillis(4_999).toNanos());
        assertThat(cache.get("key")).contains("old");
        nanos.set(Duration.ofSeconds(5).toNanos());
        assertThat(cache.get("key")).contains("new");
    }

    @Test
    void neverRemembersThatNothingWasFound() {
        source.set(Optional.empty());
        assertThat(cache.get("key")).isEmpty();

        source.set(Optional.of("new"));
        assertThat(cache.get("key")).contains("new");
    }

    @Test
    void readsAfreshWhenAsked() {
        cache.get("key");
        source.set(Optional.empty());

        assertThat(cache.getFresh("key")).isEmpty();
        assertThat(cache.get("key")).isEmpty();
    }

    @Test
    void callersAtOnceAskTheSourceOnce() throws Exception {
        var asked = new AtomicInteger();
        var all = new CyclicBarrier(8);
        var crowded = new BriefCache<String, Integer>(
                Duration.ofSeconds(5), nanos::get, key -> Optional.of(asked.incrementAndGet()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(8, () -> {
                all.await();
                return crowded.get("key");
            }));
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void forgets() {
        cache.get("key");
        source.set(Optional.of("new"));

        cache.forget("key");
        assertThat(cache.get("key")).contains("new");
    }
}
