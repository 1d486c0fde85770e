package io.surveylink.run.internal;

import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.run.HoldCause;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins and ends holds and tells owner and creators of both. Always within the transaction of the cause. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Holds {

    static final Duration PROBE_EVERY = Duration.ofMinutes(15);
    private static final int MESSAGE_LENGTH = 1000;
    private static final String LINK = "runs?state=HELD";

    private final HoldRepository holds;
    private final Notifications notifications;
    private final Clock clock;

    Holds(HoldRepository holds, Notifications notifications, Clock clock) {
        this.holds = holds;
        this.notifications = notifications;
        this.clock = clock;
    }

    void begin(HoldTarget target, HoldCause cause) {
        begin(target, cause, null, null);
    }

    /** Does nothing if it is held for this cause already. */
    void begin(HoldTarget target, HoldCause cause, @Nullable String code, @Nullable String message) {
        var now = clock.instant();
        var nextProbe = cause.isProbed() ? now.plus(PROBE_EVERY) : null;
        if (!holds.insert(target, cause, code, shortened(message), nextProbe, now)) {
            if (!cause.isProbed()) {
                holds.stopProbing(target.activeKey(cause));
            }
            return;
        }
        var arguments = Map.of("subject", holds.nameOf(target), "cause", "@run.cause." + cause);
        // Who pauses knows it: no mail about that.
        boolean byMail = cause != HoldCause.PAUSED;
        for (var person : holds.peopleBehind(target)) {
            notifications.settle(person, resumedKey(target, cause));
            notifications.send(
                    new Notice(person, NoticeKind.RUNS_HELD, arguments, LINK, heldKey(target, cause), byMail));
        }
    }

    /**
     * As {@link #begin(HoldTarget, HoldCause, String, String)}, if the account is still in the state that is the cause:
     * its person may have mended it while the call was under way.
     */
    void beginWhile(AccountState state, AccountId account, HoldCause cause, String code) {
        if (holds.lockState(account).filter(state::equals).isPresent()) {
            begin(new HoldTarget.OfAccount(account), cause, code, null);
        }
    }

    /** Does nothing if it is not held for this cause. */
    void end(HoldTarget target, HoldCause cause) {
        if (!holds.end(target.activeKey(cause), clock.instant())) {
            return;
        }
        var arguments = Map.of("subject", holds.nameOf(target));
        boolean byMail = cause != HoldCause.PAUSED;
        for (var person : holds.peopleBehind(target)) {
            notifications.settle(person, heldKey(target, cause));
            notifications.send(
                    new Notice(person, NoticeKind.RUNS_RESUMED, arguments, "runs", resumedKey(target, cause), byMail));
        }
    }

    private static String heldKey(HoldTarget target, HoldCause cause) {
        return "held:" + target.activeKey(cause);
    }

    private static String resumedKey(HoldTarget target, HoldCause cause) {
        return "resumed:" + target.activeKey(cause);
    }

    private static @Nullable String shortened(@Nullable String message) {
        return message == null || message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH);
    }
}
