package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Users;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@SurveylinkTest
class SignInThrottleTest {

    @Autowired
    SignInThrottle throttle;

    @Autowired
    PasswordSignIn signIn;

    @Autowired
    Fixtures fixtures;

    @Autowired
    Users users;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    private final String email = RandomIds.publicId() + "@example.com";
    private final String address = "10." + byteOf() + "." + byteOf() + "." + byteOf();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void accountIsLockedAtTheFifthFailureAndEachFurtherOneDoublesTheWait() {
        fail(4);
        assertThat(throttle.begin(email, address).toWait()).isZero();

        var wait = throttle.begin(email, address).toWait();
        assertThat(wait).isCloseTo(Duration.ofSeconds(30), Duration.ofSeconds(5));

        clock.advance(Duration.ofSeconds(31));
        assertThat(throttle.begin(email, address).toWait()).isZero();
        assertThat(throttle.begin(email, address).toWait()).isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(5));
    }

    @Test
    void waitNeverExceedsAQuarterOfAnHour() {
        for (int failure = 0; failure < 14; failure++) {
            throttle.begin(email, "10.0.0." + failure);
            clock.advance(Duration.ofMinutes(16));
        }
        throttle.begin(email, address);
        assertThat(throttle.begin(email, address).toWait()).isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void lockOfAnAccountHoldsFromEveryAddressButNotForOthers() {
        fail(5);

        assertThat(throttle.begin(email, "192.0.2.77").toWait()).isPositive();
        assertThat(throttle.begin("another-" + email, address).toWait()).isZero();
    }

    @Test
    void addressIsLockedAtTheTwentiethFailureWhateverTheAccount() {
        for (int failure = 0; failure < 20; failure++) {
            assertThat(throttle.begin(failure + email, address).toWait()).isZero();
        }

        assertThat(throttle.begin("fresh-" + email, address).toWait()).isPositive();
    }

    @Test
    void wholeIpv6NetworkCountsAsOneAddress() {
        var network = "2001:db8:%x:%x".formatted(ThreadLocalRandom.current().nextInt(65536), byteOf());
        for (int failure = 0; failure < 20; failure++) {
            throttle.begin(failure + email, network + "::" + Integer.toHexString(failure + 1));
        }

        assertThat(throttle.begin("fresh-" + email, network + ":aaaa::1").toWait())
                .isPositive();
    }

    @Test
    void successLetsTheAccountStartAnewAndGivesTheAddressBackItsAttempt() {
        fail(4);
        throttle.begin(email, address);
        clock.advance(Duration.ofSeconds(31));
        throttle.begin(email, address);
        throttle.succeeded(email, address);

        fail(4);
        assertThat(throttle.begin(email, address).toWait()).isZero();
    }

    @Test
    void failuresAreForgottenAfterADay() {
        fail(4);
        clock.advance(Duration.ofHours(25));

        fail(4);
        assertThat(throttle.begin(email, address).toWait()).isZero();
    }

    @Test
    void manyAttemptsAtOnceGainNothing() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = pool.invokeAll(IntStream.range(0, 20)
                    .<Callable<SignInThrottle.Verdict>>mapToObj(attempt -> () -> throttle.begin(email, address))
                    .toList());
            long taken = attempts.stream()
                    .map(Future::resultNow)
                    .filter(verdict -> verdict.toWait().isZero())
                    .count();
            assertThat(taken).isEqualTo(5);
        }
    }

    @Test
    void lockedAccountRefusesTheRightPasswordTooAndTheAuditLogTells() {
        var user = fixtures.member();
        var name = users.find(user.id()).orElseThrow().email();
        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> authenticate(name, "wrong"));
        }

        assertThatThrownBy(() -> authenticate(name, Fixtures.PASSWORD))
                .isInstanceOfSatisfying(
                        SignInThrottledException.class,
                        e -> assertThat(e.waitSeconds()).isBetween(1L, 30L));
        assertThat(database.fetchCount(
                        AUDIT_LOG,
                        AUDIT_LOG
                                .ACTION
                                .eq(AuditAction.SIGN_IN_LOCKED.name())
                                .and(AUDIT_LOG.SUBJECT_ID.eq(user.id().value()))))
                .isOne();
    }

    private void fail(int times) {
        for (int failure = 0; failure < times; failure++) {
            throttle.begin(email, address);
        }
    }

    private void authenticate(String name, String password) {
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
    }

    private static int byteOf() {
        return ThreadLocalRandom.current().nextInt(256);
    }
}
