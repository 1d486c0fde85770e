package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Authorization codes: each is good once, for fifteen minutes. */
final class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();

    /** @param challenge of PKCE, if the client sent one */
    record Issued(
            String app,
            Org org,
            OrgUser user,
            String redirectUri,
            List<String> scopes,
            @Nullable String challenge,
            @Nullable String nonce,
            Instant issuedAt,
            boolean used) {}

    AuthorizationCodes(InstantSource clock) {
        this.clock = clock;
    }

    String issue(AuthorizeRequest request, Org org, OrgUser user) {
        String code = Tokens.authorizationCode();
        codes.put(
                code,
                new Issued(
                        request.app().key(),
                        org,
                        user,
                        request.redirectUri(),
                        request.scopes(),
                        request.challenge(),
                        request.nonce(),
                        clock.instant(),
                        false));
        return code;
    }

    Optional<Issued> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    boolean isOver(Issued issued) {
        return issued.used() || issued.issuedAt().plus(LIFETIME).isBefore(clock.instant());
    }

    /** @return false if another request was first */
    boolean redeem(String code, Issued issued) {
        return codes.replace(
                code,
                issued,
                new Issued(
                        issued.app(),
                        issued.org(),
                        issued.user(),
                        issued.redirectUri(),
                        issued.scopes(),
                        issued.challenge(),
                        issued.nonce(),
                        issued.issuedAt(),
                        true));
    }
}
