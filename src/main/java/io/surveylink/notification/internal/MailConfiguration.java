package io.surveylink.notification.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail exists only where the operator names a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${surveylink.smtp-url:}' != ''")
class MailConfiguration {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final String TIMEOUT_MILLIS = "15000";

    @Bean
    JavaMailSender mailSender(SurveylinkProperties properties) {
        URI url = properties.smtpUrl();
        if (url == null || url.getHost() == null) {
            throw new IllegalStateException("surveylink.smtp-url must look like smtp://user:password@host:port");
        }
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(url.getScheme());
        sender.setHost(url.getHost());
        sender.setPort(url.getPort());
        if (url.getUserInfo() instanceof String userInfo) {
            var parts = userInfo.split(":", 2);
            sender.setUsername(parts[0]);
            sender.setPassword(parts.length > 1 ? parts[1] : "");
        }
        sender.setDefaultEncoding("UTF-8");
        var mail = sender.getJavaMailProperties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            mail.setProperty("mail." + url.getScheme() + "." + timeout, TIMEOUT_MILLIS);
        }
        mail.setProperty("mail.smtp.starttls.enable", "true");
        return sender;
    }

    @Bean
    MailDispatcher mailDispatcher(
            NotificationRepository notifications,
            Transactions transactions,
            JavaMailSender sender,
            SurveylinkProperties properties,
            Clock clock) {
        var from = "surveylink@" + properties.baseUrl().getHost();
        return new MailDispatcher(notifications, transactions, sender, from, clock);
    }

    @Bean
    RecurringTask<Void> sendMails(MailDispatcher dispatcher) {
        return Tasks.recurring("send-mails", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> dispatcher.sendDue(context.getSchedulerState()::isShuttingDown));
    }
}
