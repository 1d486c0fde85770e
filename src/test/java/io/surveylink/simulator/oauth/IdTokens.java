package io.surveylink.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signs JWTs with a key that lives as long as the process, and publishes its public half. */
final class IdTokens {

    private static final String KEY_ID = "1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JsonMapper json = JsonMapper.builder().build();

    /** Made when first needed, once in a process: it takes a noticeable part of a second. */
    private static final class Key {

        private static final KeyPair PAIR = make();

        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("RSA is part of every JDK", e);
            }
        }
    }

    String sign(Map<String, Object> claims) {
        String header = encode(Map.of("kid", KEY_ID, "typ", "JWT", "alg", "RS256"));
        String content = header + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Key.PAIR.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    /** {@code /id/keys}. */
    Map<String, Object> published() {
        RSAPublicKey key = (RSAPublicKey) Key.PAIR.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", KEY_ID);
        jwk.put("n", BASE64.encodeToString(unsigned(key.getModulus().toByteArray())));
        jwk.put("e", BASE64.encodeToString(unsigned(key.getPublicExponent().toByteArray())));
        return Map.of("keys", List.of(jwk));
    }

    private String encode(Map<String, Object> part) {
        return BASE64.encodeToString(json.writeValueAsBytes(part));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
