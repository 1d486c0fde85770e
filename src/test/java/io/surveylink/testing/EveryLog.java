package io.surveylink.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Every log at its loudest, and both streams of the process, between start and close: for tests that look for secrets.
 * Levels that the application sets for single loggers stay as they are, as they do when an operator asks for DEBUG.
 */
public final class EveryLog implements AutoCloseable {

    private static final Set<String> JUL_NAMES =
            Set.of("jdk.httpclient.HttpClient", "java.net.http", "com.sforce", "sun.net.www.protocol.http");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final JulRecords julLogged = new JulRecords();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private EveryLog() {
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
        for (String name : JUL_NAMES) {
            java.util.logging.Logger.getLogger(name).setLevel(java.util.logging.Level.ALL);
        }
        java.util.logging.Logger.getLogger("").addHandler(julLogged);
        var both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    public static EveryLog listen() {
        return new EveryLog();
    }

    /** Who has said a text so far: names of loggers, {@code jul}, {@code console}. The text itself is not repeated. */
    public Set<String> whoSaid(String text) {
        return whoSaid(Pattern.compile(Pattern.quote(text)));
    }

    /** As {@link #whoSaid(String)}. */
    public Set<String> whoSaid(Pattern pattern) {
        var names = new TreeSet<String>();
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            if (pattern.matcher(textOf(event)).find()) {
                names.add(event.getLoggerName());
            }
        }
        if (pattern.matcher(julLogged.texts).find()) {
            names.add("jul");
        }
        if (pattern.matcher(printed.toString(StandardCharsets.UTF_8)).find()) {
            names.add("console");
        }
        return names;
    }

    private static String textOf(ILoggingEvent event) {
        var text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause.getMessage());
        }
        return text.toString();
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.detachAppender(logged);
        root.setLevel(levelBefore);
        java.util.logging.Logger.getLogger("").removeHandler(julLogged);
        for (String name : JUL_NAMES) {
            java.util.logging.Logger.getLogger(name).setLevel(null);
        }
    }

    private static final class JulRecords extends Handler {

        private final StringBuffer texts = new StringBuffer();

        JulRecords() {
            setLevel(java.util.logging.Level.ALL);
        }

        @Override
        public void publish(LogRecord logRecord) {
            texts.append(logRecord.getMessage()).append('\n');
        }

        @Override
        public void flush() {
            // Kept in memory.
        }

        @Override
        public void close() {
            // Kept in memory.
        }
    }
}
