package io.surveylink.survey.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.surveylink.common.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers to idempotency keys are kept for a day. */
@Configuration(proxyBeanMethods = false)
class IdempotencyCleanup {

    private static final Duration KEPT = Duration.ofHours(24);

    /** Few enough that no transaction grows long. */
    private static final int ROWS = 1_000;

    @Bean
    RecurringTask<Void> idempotencyCleanupTask(
            IdempotentRequestRepository requests, Transactions transactions, Clock clock) {
        return Tasks.recurring("idempotency-cleanup", FixedDelay.ofHours(1)).execute((instance, context) -> {
            var before = clock.instant().minus(KEPT);
            int deleted;
            do {
                deleted = transactions.write(() -> requests.deleteBefore(before, ROWS));
            } while (deleted == ROWS);
        });
    }
}
