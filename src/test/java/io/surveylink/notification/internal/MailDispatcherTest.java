package io.surveylink.notification.internal;

import static io.surveylink.jooq.Tables.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.testing.FreePorts;
import io.surveylink.testing.MailCatcher;
import io.surveylink.testing.SurveylinkTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@SurveylinkTest
class MailDispatcherTest {

    private final String recipient = RandomIds.publicId() + "@example.com";

    @Autowired
    NotificationRepository notifications;

    @Autowired
    LetterLinks links;

    @Autowired
    Transactions transactions;

    @Autowired
    MailCatcher mailCatcher;

    @Autowired
    DSLContext database;

    @Autowired
    Clock clock;

    @Test
    void dueMailIsSent() {
        write(MailState.WAITING, clock.instant());

        await().untilAsserted(() -> assertThat(state()).isEqualTo(MailState.SENT.name()));
        assertThat(received()).isOne();
    }

    @Test
    void interruptedAttemptIsUncertainAndNotSentAgain() {
        write(MailState.SENDING, clock.instant());

        await().untilAsserted(() -> assertThat(state()).isEqualTo(MailState.UNCERTAIN.name()));
        assertThat(received()).isZero();
    }

    @Test
    void mailWaitsWhileTheServerIsDown() {
        var later = Clock.offset(clock, Duration.ofHours(1));
        write(MailState.WAITING, clock.instant().plus(Duration.ofMinutes(30)));
        var nobody = new JavaMailSenderImpl();
        nobody.setHost("127.0.0.1");
        nobody.setPort(FreePorts.anyFree());

        new MailDispatcher(notifications, links, transactions, nobody, "surveylink@localhost", later)
                .sendDue(() -> false);

        assertThat(state()).isEqualTo(MailState.WAITING.name());
        var mail = database.fetchSingle(MAIL, MAIL.RECIPIENT.eq(recipient));
        assertThat(mail.getDueAt()).isAfter(later.instant());
        assertThat(mail.getAttemptCount()).isOne();
    }

    private void write(MailState state, Instant dueAt) {
        transactions.write(() -> database.insertInto(MAIL)
                .set(MAIL.RECIPIENT, recipient)
                .set(MAIL.SUBJECT, "Runs are held")
                .set(MAIL.BODY, "text")
                .set(MAIL.STATE, state.name())
                .set(MAIL.DUE_AT, dueAt)
                .set(MAIL.CREATED_AT, dueAt)
                .execute());
    }

    private long received() {
        return mailCatcher.list(recipient).size();
    }

    private String state() {
        return database.fetchSingle(MAIL, MAIL.RECIPIENT.eq(recipient)).getState();
    }
}
