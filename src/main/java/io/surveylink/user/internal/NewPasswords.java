package io.surveylink.user.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.user.Users;
import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords that somebody chooses: long enough, not too long to be read as a whole, hashed at once. */
@Component
class NewPasswords {

    private final PasswordEncoder passwords;

    NewPasswords(PasswordEncoder passwords) {
        this.passwords = passwords;
    }

    /**
     * Takes a quarter of a second on purpose: not for inside a transaction.
     *
     * @throws DomainException PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG
     */
    String hash(String password) {
        if (password.codePointCount(0, password.length()) < Users.MIN_PASSWORD_LENGTH) {
            throw new DomainException(ErrorCode.PASSWORD_TOO_SHORT, Users.MIN_PASSWORD_LENGTH);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > Users.MAX_PASSWORD_BYTES) {
            throw new DomainException(ErrorCode.PASSWORD_TOO_LONG, Users.MAX_PASSWORD_BYTES);
        }
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder hashes every password");
        }
        return hash;
    }
}
