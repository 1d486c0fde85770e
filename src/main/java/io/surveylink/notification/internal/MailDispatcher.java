package io.surveylink.notification.internal;

import io.surveylink.common.Transactions;
import io.surveylink.notification.internal.NotificationRepository.DueMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Sends due mails, one execution at a time over all nodes. The attempt is committed before the mail leaves; whatever
 * cannot be told apart from a mail that left is not sent again.
 */
class MailDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private final NotificationRepository notifications;
    private final LetterLinks links;
    private final Transactions transactions;
    private final JavaMailSender sender;
    private final String from;
    private final Clock clock;

    MailDispatcher(
            NotificationRepository notifications,
            LetterLinks links,
            Transactions transactions,
            JavaMailSender sender,
            String from,
            Clock clock) {
        this.notifications = notifications;
        this.links = links;
        this.transactions = transactions;
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    /** @param stopping ends the loop between two mails */
    void sendDue(BooleanSupplier stopping) {
        transactions.write(() -> notifications.giveUpInterrupted(clock.instant()));
        while (!stopping.getAsBoolean()) {
            Optional<DueMail> due = transactions.write(this::claim);
            if (due.isEmpty()) {
                return;
            }
            send(due.get());
        }
    }

    private Optional<DueMail> claim() {
        for (; ; ) {
            var due = notifications.claimNext(clock.instant());
            var filled = due.flatMap(links::filled);
            if (due.isEmpty() || filled.isPresent()) {
                return filled;
            }
            notifications.drop(due.get().id());
        }
    }

    private void send(DueMail mail) {
        try {
            sender.send(message(mail));
            transactions.write(() -> notifications.finish(mail.id(), MailState.SENT, clock.instant()));
        } catch (MailException e) {
            boolean overdue = clock.instant().isAfter(mail.createdAt().plus(GIVE_UP_AFTER));
            LOG.warn(
                    "mail {} was not sent, attempt {}: {}",
                    mail.id(),
                    mail.attempt(),
                    e.getClass().getSimpleName());
            if (!surelyNotSent(e)) {
                transactions.write(() -> notifications.finish(mail.id(), MailState.UNCERTAIN, clock.instant()));
            } else if (overdue) {
                transactions.write(() -> notifications.finish(mail.id(), MailState.FAILED, clock.instant()));
            } else {
                transactions.write(
                        () -> notifications.putBack(mail.id(), clock.instant().plus(pause(mail.attempt()))));
            }
        }
    }

    private SimpleMailMessage message(DueMail mail) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.recipient());
        message.setSubject(mail.subject());
        message.setText(mail.body());
        return message;
    }

    private static Duration pause(int attempt) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    /**
     * No connection, no sign-in, or a refusal by the server's own words. Spring makes the cause only of what happened
     * around the messages; what happened while one was sent is among the message exceptions.
     */
    private static boolean surelyNotSent(MailException error) {
        if (error instanceof MailSendException sending
                && sending.getMessageExceptions().length > 0
                && sending.getMessageExceptions()[0] instanceof SendFailedException refused) {
            return refused.getValidSentAddresses() == null || refused.getValidSentAddresses().length == 0;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationFailedException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
