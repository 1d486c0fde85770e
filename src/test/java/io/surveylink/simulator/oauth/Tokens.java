package io.surveylink.simulator.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets in the shapes that Salesforce gives them; clients have been known to look. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";

    private Tokens() {}

    static String accessToken(String orgId) {
        return orgId.substring(0, 15) + "!" + random(96);
    }

    static String refreshToken() {
        return "5Aep861" + random(80);
    }

    /** Ends in two equals signs, which a redirect has to encode. */
    static String authorizationCode() {
        byte[] bytes = new byte[37];
        RANDOM.nextBytes(bytes);
        return "aPrx" + Base64.getUrlEncoder().encodeToString(bytes);
    }

    static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
