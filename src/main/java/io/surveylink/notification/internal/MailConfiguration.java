package io.surveylink.notification.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends due mails every two seconds. Where the operator names no server there are none to send. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final String TIMEOUT_MILLIS = "15000";

    @Bean
    RecurringTask<Void> sendMails(
            NotificationRepository notifications,
            LetterLinks links,
            Transactions transactions,
            SurveylinkProperties properties,
            Clock clock) {
        @Nullable URI server = properties.smtpUrl();
        if (server == null) {
            return task().execute((instance, context) -> {});
        }
        var from = "surveylink@" + properties.baseUrl().getHost();
        var dispatcher = new MailDispatcher(notifications, links, transactions, sender(server), from, clock);
        return task().execute((instance, context) -> dispatcher.sendDue(context.getSchedulerState()::isShuttingDown));
    }

    private static Tasks.RecurringTaskBuilder<Void> task() {
        return Tasks.recurring("send-mails", FixedDelay.of(LOOK_EVERY));
    }

    private static JavaMailSender sender(URI url) {
        if (url.getHost() == null) {
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
}
