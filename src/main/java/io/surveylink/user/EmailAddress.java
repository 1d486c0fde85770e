package io.surveylink.user;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as people type them. */
public final class EmailAddress {

    /** No more than "somebody at some host": only a mail can tell whether an address is real. */
    private static final Pattern PATTERN = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /** As it is stored and compared: lower case, without blanks around it. */
    public static String normalized(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException EMAIL_INVALID */
    public static String valid(String typed) {
        var address = normalized(typed);
        if (address.length() > MAX_LENGTH || !PATTERN.matcher(address).matches()) {
            throw new DomainException(ErrorCode.EMAIL_INVALID);
        }
        return address;
    }
}
