package io.surveylink.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.surveylink.simulator.control.MailBox;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that keeps what it receives and can be taken down. */
public final class MailCatcher implements MailBox, AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final List<Mail> earlier = new ArrayList<>();
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

    @Override
    public synchronized List<Mail> list(String to) {
        var all = new ArrayList<>(earlier);
        if (server != null) {
            all.addAll(received(server));
        }
        String wanted = to.toLowerCase(Locale.ROOT);
        all.removeIf(mail -> mail.to().stream()
                .noneMatch(recipient -> recipient.toLowerCase(Locale.ROOT).contains(wanted)));
        return all;
    }

    @Override
    public synchronized void up(boolean up) {
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
        up(false);
    }

    private static GreenMail startServer(int port) {
        var server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static List<Mail> received(GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailCatcher::mail)
                .toList();
    }

    private static Mail mail(MimeMessage message) {
        try {
            Date sent = message.getSentDate();
            return new Mail(
                    sent == null ? Instant.EPOCH : sent.toInstant(),
                    addresses(message.getFrom()).getFirst(),
                    addresses(message.getAllRecipients()),
                    message.getSubject(),
                    message.getContent() instanceof String text ? text : GreenMailUtil.getBody(message));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a caught mail could not be read", e);
        }
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses).map(Address::toString).toList();
    }
}
