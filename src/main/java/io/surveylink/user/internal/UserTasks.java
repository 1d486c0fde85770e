package io.surveylink.user.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to users without anybody asking. */
@Configuration(proxyBeanMethods = false)
class UserTasks {

    @Bean
    RecurringTask<Void> holdRunsOfLeavers(UserAdministrationService users) {
        return Tasks.recurring("hold-runs-of-leavers", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> users.endOverdueRuns());
    }
}
