package io.surveylink.account.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to accounts without anybody asking. */
@Configuration(proxyBeanMethods = false)
class AccountTasks {

    @Bean
    RecurringTask<Void> removeUnconfirmedAccounts(AccountService accounts) {
        return Tasks.recurring("remove-unconfirmed-accounts", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> accounts.removeUnconfirmed());
    }

    @Bean
    RecurringTask<Void> checkAccountsDaily(AccountCheck check) {
        return Tasks.recurring("check-accounts-daily", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> check.checkDaily());
    }

    @Bean
    RecurringTask<Void> keepAccountsAlive(AccountService accounts) {
        return Tasks.recurring("keep-accounts-alive", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> accounts.keepAlive());
    }
}
