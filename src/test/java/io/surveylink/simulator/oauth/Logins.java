package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.RollingCount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a person may get a token here and now, whatever the app: Salesforce counts each as a login. */
final class Logins {

    private final InstantSource clock;
    private final Map<String, RollingCount> perUser = new ConcurrentHashMap<>();

    Logins(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws OAuthError inactive_org, invalid_grant, rate_limit_exceeded */
    void admit(Org org, OrgUser user) {
        if (!org.policy().active()) {
            throw new OAuthError("inactive_org", "organization is locked, closed or suspended");
        }
        switch (user.login()) {
            case ALLOWED -> {
                // Only the number of logins counts.
            }
            case ADDRESS_RESTRICTED -> throw new OAuthError("invalid_grant", "ip restricted");
            case OUTSIDE_HOURS -> throw new OAuthError("invalid_grant", "invalid login hours");
        }
        int logins = perUser.computeIfAbsent(user.username(), name -> new RollingCount(Duration.ofHours(1)))
                .count(clock.instant());
        if (logins > org.policy().loginLimit()) {
            throw new OAuthError("rate_limit_exceeded", "login rate exceeded");
        }
    }
}
