package io.surveylink.common.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person that something went wrong: what we know in a sentence of their language, everything else as "something
 * went wrong" with a short id that the log bears too.
 */
public final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final int REFERENCE_LENGTH = 6;

    private Errors() {}

    /** Runs an action of a view and shows what it throws. True if it threw nothing. */
    public static boolean guard(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException e) {
            show(e);
            return false;
        }
    }

    /** Shows an error as a toast. */
    public static void show(Throwable error) {
        ErrorToast.show(sentence(error));
    }

    /** The sentence for an error, for places that show it beside what caused it. Unknown errors are logged here. */
    public static String sentence(Throwable error) {
        return error instanceof DomainException known ? sentence(known) : sentenceWithReference(log(error));
    }

    /** Logs an unexpected error and returns the id that the person is told. */
    public static String log(Throwable error) {
        var reference = newReference();
        LOG.error("ref {}: {}", reference, error.toString(), error);
        return reference;
    }

    /** A short id, upper case, to read out on the phone. */
    public static String newReference() {
        return RandomIds.publicId().substring(0, REFERENCE_LENGTH).toUpperCase(Locale.ROOT);
    }

    private static String sentence(DomainException error) {
        if (error.code() == ErrorCode.UNEXPECTED) {
            return sentenceWithReference(log(error));
        }
        return I18NProvider.translate(error.code().textKey(), error.arguments().toArray());
    }

    private static String sentenceWithReference(String reference) {
        return I18NProvider.translate(ErrorCode.UNEXPECTED.textKey(), reference);
    }
}
