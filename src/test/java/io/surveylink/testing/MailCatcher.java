package io.surveylink.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that keeps what it receives and can be taken down. */
public final class MailCatcher implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final List<CaughtMail> earlier = new ArrayList<>();
    private @Nullable GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
        this.port = server.getSmtp().getPort();
    }

    public static MailCatcher start() {
        return new MailCatcher(startServer(0));
    }

    /** For {@code surveylink.smtp-url}. */
    public URI smtpUrl() {
        return URI.create("smtp://" + LOOPBACK + ":" + port);
    }

    /** Mails in the order they came, to one recipient or to all. */
    public synchronized List<CaughtMail> mails(@Nullable String recipient) {
        var all = new ArrayList<>(earlier);
        if (server != null) {
            all.addAll(received(server));
        }
        all.removeIf(mail -> recipient != null && !mail.to().equalsIgnoreCase(recipient));
        return all;
    }

    /** Takes the server down or brings it back on the same port. */
    public synchronized void setUp(boolean up) {
        if (up && server == null) {
            server = startServer(port);
        } else if (!up && server != null) {
            earlier.addAll(received(server));
            server.stop();
            server = null;
        }
    }

    @Override
    public synchronized void close() {
        setUp(false);
    }

    private static GreenMail startServer(int port) {
        var server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static List<CaughtMail> received(GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .flatMap(MailCatcher::perRecipient)
                .toList();
    }

    private static Stream<CaughtMail> perRecipient(MimeMessage message) {
        try {
            Date sent = message.getSentDate();
            Instant at = sent == null ? Instant.EPOCH : sent.toInstant();
            String subject = message.getSubject();
            String body = GreenMailUtil.getBody(message);
            Object content = message.getContent();
            String text = content instanceof String plain ? plain : body;
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .map(recipient -> new CaughtMail(recipient.toString(), subject, text, at));
        } catch (MessagingException | java.io.IOException e) {
            throw new IllegalStateException("a caught mail could not be read", e);
        }
    }

    /** One mail to one recipient. */
    public record CaughtMail(String to, String subject, String text, Instant sentAt) {}
}
