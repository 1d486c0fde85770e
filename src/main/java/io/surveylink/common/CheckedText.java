package io.surveylink.common;

/** Texts that people type, as services take them. */
public final class CheckedText {

    private CheckedText() {}

    /**
     * Without the blanks around it.
     *
     * @param field what it is called in the error
     * @throws DomainException INVALID_INPUT if it is longer
     */
    public static String of(String field, String text, int length) {
        String stripped = text.strip();
        if (stripped.length() > length) {
            throw new DomainException(ErrorCode.INVALID_INPUT, field);
        }
        return stripped;
    }
}
