package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.Apps;
import io.surveylink.simulator.org.Org;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Policies of an app in an org; without {@code "app"} of every app there. */
final class AppSettings {

    private AppSettings() {}

    /** @return false if it is no setting of apps */
    static boolean set(Apps apps, Org org, String app, String name, JsonNode value) {
        UnaryOperator<AppPolicy> change = switch (name) {
            case "requirePkce", "pkceRequired" -> policy -> policy.withRequirePkce(value.asBoolean());
            case "requireSecret" -> policy -> policy.withRequireSecret(value.asBoolean());
            case "rotation" -> policy -> policy.withRotation(value.asBoolean());
            case "jwtTokens" -> policy -> policy.withJwtTokens(value.asBoolean());
            case "installed", "appInstalled" -> policy -> policy.withInstalled(value.asBoolean());
            case "blocked" -> policy -> policy.withBlocked(value.asBoolean());
            case "permittedUsers" -> policy -> policy.withPermittedUsers(users(value));
            case "idleLimit" -> policy -> policy.withIdleLimit(duration(value));
            case "lifetime" -> policy -> policy.withLifetime(duration(value));
            case "ipAllowlist" -> policy -> policy.withIpAllowlist(texts(value));
            case "scopes" -> policy -> policy.withScopes(Set.copyOf(texts(value)));
            default -> null;
        };
        if (change == null) {
            return false;
        }
        apps.change(org.key(), app, change);
        return true;
    }

    private static @Nullable Set<String> users(JsonNode value) {
        return value.isNull()
                ? null
                : value.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static @Nullable Duration duration(JsonNode value) {
        return value.isNull() ? null : Duration.parse(value.asString());
    }

    private static List<String> texts(JsonNode value) {
        return value.valueStream().map(JsonNode::asString).toList();
    }
}
