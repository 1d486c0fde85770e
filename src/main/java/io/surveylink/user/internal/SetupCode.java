package io.surveylink.user.internal;

import io.surveylink.common.RandomIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * In production whoever reaches a new console first must not become its admin: the page asks for a code that only the
 * log knows. Each node has its own, for as long as it runs; docs/decisions says why.
 */
@Component
class SetupCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);

    private final boolean asked;
    private final UserRepository users;
    private final String code = RandomIds.publicId();

    SetupCode(Environment environment, UserRepository users) {
        this.asked = environment.acceptsProfiles(Profiles.of("prod"));
        this.users = users;
    }

    boolean isAsked() {
        return asked;
    }

    boolean matches(String given) {
        return !asked || MessageDigest.isEqual(bytes(code), bytes(given.strip()));
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (asked && users.isEmpty()) {
            LOG.warn("No user yet. Open the console and set up the first admin with the setup code {}", code);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
