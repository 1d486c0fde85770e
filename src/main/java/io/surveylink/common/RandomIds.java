package io.surveylink.common;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids that nobody can guess. */
public final class RandomIds {

    /** Without vowels and look-alikes: no words, no misreadings. */
    private static final String PUBLIC_ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

    private static final int PUBLIC_LENGTH = 12;
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** A public id: 12 lower-case characters, as stored in every {@code public_id}. */
    public static String publicId() {
        var id = new StringBuilder(PUBLIC_LENGTH);
        for (int i = 0; i < PUBLIC_LENGTH; i++) {
            id.append(PUBLIC_ALPHABET.charAt(RANDOM.nextInt(PUBLIC_ALPHABET.length())));
        }
        return id.toString();
    }

    /** A secret of 192 bits for URLs, keys and OAuth states; store only its {@link Digests#sha256 digest}. */
    public static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
