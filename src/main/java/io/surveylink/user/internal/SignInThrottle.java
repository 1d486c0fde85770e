package io.surveylink.user.internal;

import io.surveylink.common.Transactions;
import io.surveylink.user.EmailAddress;
import io.surveylink.user.internal.SignInThrottleRepository.Attempts;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords, per account and per address, in the database and so over all nodes. An attempt
 * counts before the password is looked at: many at once gain nothing. From the fifth failure of an account on (the
 * twentieth of an address, behind which many people may be) each doubles the wait, up to 15 minutes. Unknown accounts
 * are counted alike, so that a wait tells nobody who is here.
 */
@Component
class SignInThrottle {

    static final int ACCOUNT_FAILURES = 5;
    static final int ADDRESS_FAILURES = 20;
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Duration MEMORY = Duration.ofHours(24);

    private static final String SETUP_KEY = "setup";
    private static final int NETWORK_PREFIX_BYTES = 8;

    private final SignInThrottleRepository attempts;
    private final Transactions transactions;
    private final Clock clock;

    SignInThrottle(SignInThrottleRepository attempts, Transactions transactions, Clock clock) {
        this.attempts = attempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts an attempt. It may go on if the wait is zero; else nothing was counted. */
    Verdict begin(String email, String address) {
        return transactions.write(() -> {
            var now = clock.instant();
            var account = attempts.lock(accountKey(email), now);
            var network = attempts.lock(addressKey(address), now);
            var wait = max(waitOf(account, now), waitOf(network, now));
            if (wait.isPositive()) {
                return new Verdict(wait, false);
            }
            var counted = failedAgain(account, now, ACCOUNT_FAILURES);
            attempts.save(accountKey(email), counted);
            attempts.save(addressKey(address), failedAgain(network, now, ADDRESS_FAILURES));
            return new Verdict(Duration.ZERO, counted.failures() == ACCOUNT_FAILURES);
        });
    }

    /** The attempt was right: the account starts anew, the address gets back this attempt only. */
    void succeeded(String email, String address) {
        transactions.write(() -> {
            attempts.lock(accountKey(email), clock.instant());
            var network = attempts.lock(addressKey(address), clock.instant());
            attempts.delete(accountKey(email));
            attempts.save(
                    addressKey(address),
                    new Attempts(Math.max(0, network.failures() - 1), network.lastFailedAt(), null));
            attempts.deleteOlderThan(clock.instant().minus(MEMORY));
        });
    }

    /** One set-up at a time, over all nodes. */
    void lockForSetup() {
        attempts.lock(SETUP_KEY, clock.instant());
    }

    private static Attempts failedAgain(Attempts before, Instant now, int allowed) {
        boolean forgotten = before.lastFailedAt().isBefore(now.minus(MEMORY));
        int failures = (forgotten ? 0 : before.failures()) + 1;
        return new Attempts(failures, now, failures < allowed ? null : now.plus(waitAfter(failures - allowed)));
    }

    private static Duration waitAfter(int furtherFailures) {
        var wait = FIRST_WAIT;
        for (int i = 0; i < furtherFailures && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Duration waitOf(Attempts attempts, Instant now) {
        var until = attempts.lockedUntil();
        return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String accountKey(String email) {
        var normalized = EmailAddress.normalized(email);
        return "account:" + normalized.substring(0, Math.min(200, normalized.length()));
    }

    /** An IPv6 customer has a whole network to try from: its prefix counts as one address. */
    private static String addressKey(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? "address:" + address
                    : "network:" + HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_PREFIX_BYTES));
        } catch (IllegalArgumentException e) {
            return "address:unknown";
        }
    }

    /**
     * @param toWait how long no attempt is taken; zero to go on
     * @param locks true if this attempt, should it fail, is the one that locks the account
     */
    record Verdict(Duration toWait, boolean locks) {}
}
