package io.surveylink.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.SurveylinkProperties;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class TokenCipherTest {

    @TempDir
    Path directory;

    @Test
    void aKeyFileIsMadeForDevelopmentAndReadableByItsOwnerAlone() throws Exception {
        var file = directory.resolve("new/surveylink.key");

        var secret = cipher(file, "dev").encrypt("token", "place");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(cipher(file, "dev").decrypt(secret, "place")).isEqualTo("token");
        assertThat(cipher(file, "prod").decrypt(secret, "place")).isEqualTo("token");
    }

    @Test
    void aValueIsReadableInItsPlaceOnly() throws Exception {
        var cipher = cipher(directory.resolve("key"), "dev");
        var secret = cipher.encrypt("token", "oauth_grant.access_token|1");

        assertThatThrownBy(() -> cipher.decrypt(secret, "oauth_grant.access_token|2"))
                .isInstanceOf(TokenCipher.UnreadableException.class)
                .hasMessageNotContaining("token\"");
    }

    @Test
    void productionDoesNotStartWithoutItsKeyFile() {
        assertThatThrownBy(() -> cipher(null, "prod"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SURVEYLINK_KEY_FILE");
        assertThatThrownBy(() -> cipher(directory.resolve("missing"), "prod"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not there");
    }

    private static TokenCipher cipher(@Nullable Path file, String profile) throws Exception {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return new TokenCipher(
                new SurveylinkProperties(
                        URI.create("http://localhost"), file, Duration.ofSeconds(2), List.of(), null, List.of()),
                environment);
    }
}
