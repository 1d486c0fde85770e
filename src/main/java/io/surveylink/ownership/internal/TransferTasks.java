package io.surveylink.ownership.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to transfers without anybody deciding. */
@Configuration(proxyBeanMethods = false)
class TransferTasks {

    /** Whoever looks sees at once that the time is over; people are told and the new owner is dismissed a little later. */
    @Bean
    RecurringTask<Void> endOverdueTransfers(TransferService transfers) {
        return Tasks.recurring("end-overdue-transfers", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> transfers.endOverdue());
    }
}
