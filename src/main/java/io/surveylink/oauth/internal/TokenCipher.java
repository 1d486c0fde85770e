package io.surveylink.oauth.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.surveylink.common.SurveylinkProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must not be readable in a copy of the database. The keyset lies in a file outside of it; who restores
 * a database without the file has to link accounts again, and nothing more is lost.
 */
@Component
class TokenCipher {

    private final Aead aead;

    TokenCipher(SurveylinkProperties properties, Environment environment) throws GeneralSecurityException {
        AeadConfig.register();
        boolean mayCreate = environment.acceptsProfiles(Profiles.of("dev | test"));
        this.aead = keyset(properties.keyFile(), mayCreate).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** @param place names column and row: a value is readable there and nowhere else */
    byte[] encrypt(String plain, String place) {
        try {
            return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt " + place, e);
        }
    }

    /** It lies in another place than it was stored for, or another key is in use than then. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String place, Throwable cause) {
            super("could not decrypt " + place + ": another key file than before?", cause);
        }
    }

    /** @throws UnreadableException which costs a new sign-in, and nothing more */
    String decrypt(byte[] secret, String place) {
        try {
            return new String(aead.decrypt(secret, place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnreadableException(place, e);
        }
    }

    private static KeysetHandle keyset(@org.jspecify.annotations.Nullable Path file, boolean mayCreate)
            throws GeneralSecurityException {
        if (file == null || file.toString().isEmpty()) {
            throw new IllegalStateException(
                    "Surveylink does not start: SURVEYLINK_KEY_FILE must name the file that holds the key of all"
                            + " tokens (docs/operating.md says how to make it).");
        }
        try {
            if (Files.exists(file)) {
                return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            }
            if (!mayCreate) {
                throw new IllegalStateException("Surveylink does not start: the key file " + file
                        + " of SURVEYLINK_KEY_FILE is not there. Put it back; a new key cannot read the old tokens.");
            }
            return create(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Surveylink does not start: the key file " + file + " cannot be read or made.", e);
        }
    }

    private static KeysetHandle create(Path file) throws IOException, GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        // Readable by its owner alone from the first byte on.
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            channel.write(java.nio.ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
        }
        return keyset;
    }
}
