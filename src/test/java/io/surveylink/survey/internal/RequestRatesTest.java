package io.surveylink.survey.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RequestRates rates = new RequestRates(nanos::get);

    @Test
    void aBurstPassesAndThenOnlyTheRate() {
        assertThat(passing(1, RequestRates.BURST + 10)).isEqualTo(RequestRates.BURST);

        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(passing(1, RequestRates.PER_SECOND)).isEqualTo(RequestRates.PER_SECOND / 10);
    }

    @Test
    void keysDoNotShareTheirRate() {
        passing(1, RequestRates.BURST);

        assertThat(rates.take(1)).isFalse();
        assertThat(rates.take(2)).isTrue();
    }

    private long passing(long key, int requests) {
        return IntStream.range(0, requests).filter(i -> rates.take(key)).count();
    }
}
