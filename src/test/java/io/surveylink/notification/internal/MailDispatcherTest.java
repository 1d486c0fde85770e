package io.surveylink.notification.internal;

import static io.surveylink.jooq.Tables.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.testing.SurveylinkTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@SurveylinkTest
class MailDispatcherTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String recipient = RandomIds.publicId() + "@example.com";

    @Autowired
    NotificationRepository notifications;

    @Autowired
    Transactions transactions;

    @Autowired
    DSLContext database;

    @Autowired
    Clock clock;

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void dueMailIsSentOnce() {
        write(MailState.WAITING);

        dispatcher().sendDue(() -> false);
        dispatcher().sendDue(() -> false);

        assertThat(received()).isOne();
        assertThat(states()).containsExactly(MailState.SENT.name());
    }

    @Test
    void interruptedAttemptIsUncertainAndNotSentAgain() {
        write(MailState.SENDING);

        dispatcher().sendDue(() -> false);

        assertThat(received()).isZero();
        assertThat(states()).containsExactly(MailState.UNCERTAIN.name());
    }

    @Test
    void mailWaitsWhileTheServerIsDown() {
        server.stop();
        write(MailState.WAITING);

        dispatcher().sendDue(() -> false);

        assertThat(states()).containsExactly(MailState.WAITING.name());
        assertThat(database.fetchSingle(MAIL, MAIL.RECIPIENT.eq(recipient)).getDueAt())
                .isAfter(clock.instant());
    }

    private MailDispatcher dispatcher() {
        return new MailDispatcher(notifications, transactions, sender, "surveylink@localhost", clock);
    }

    private void write(MailState state) {
        Instant now = clock.instant().minus(Duration.ofSeconds(1));
        transactions.write(() -> database.insertInto(MAIL)
                .set(MAIL.RECIPIENT, recipient)
                .set(MAIL.SUBJECT, "Runs are held")
                .set(MAIL.BODY, "text")
                .set(MAIL.STATE, state.name())
                .set(MAIL.DUE_AT, now)
                .set(MAIL.CREATED_AT, now)
                .execute());
    }

    private long received() {
        return Arrays.stream(server.getReceivedMessagesForDomain(recipient)).count();
    }

    private List<String> states() {
        return database.select(MAIL.STATE)
                .from(MAIL)
                .where(MAIL.RECIPIENT.eq(recipient))
                .fetch(MAIL.STATE);
    }
}
