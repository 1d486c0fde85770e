package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.AppRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Policies of an app in an org; without {@code "app"} of every app there. */
final class AppSettings {

    static final List<String> NAMES = List.of(
            "requirePkce",
            "requireSecret",
            "rotation",
            "jwtTokens",
            "installed",
            "deployed",
            "blocked",
            "localToAnotherOrg",
            "permittedUsers",
            "refreshPolicy",
            "idleLimit",
            "lifetime",
            "ipAllowlist",
            "scopes");

    private AppSettings() {}

    /** @return empty if it is no setting of apps */
    static Optional<UnaryOperator<AppPolicy>> change(String name, JsonNode value) {
        Optional<AppRule> rule = rule(name);
        if (rule.isPresent()) {
            boolean on = Input.flag(name, value);
            return Optional.of(policy -> policy.with(rule.get(), on));
        }
        return switch (Input.plain(name)) {
            case "permittedusers" -> {
                Set<String> users = value.isNull() ? null : Set.copyOf(Input.texts(name, value));
                yield Optional.of(policy -> policy.withPermittedUsers(users));
            }
            case "refreshpolicy" -> Optional.of(refreshPolicy(name, value));
            case "idlelimit", "idlettl" -> {
                Duration limit = Input.durationOrNull(name, value);
                yield Optional.of(policy -> policy.withIdleLimit(limit));
            }
            case "lifetime", "refreshtokenlifetime" -> {
                Duration lifetime = Input.durationOrNull(name, value);
                yield Optional.of(policy -> policy.withLifetime(lifetime));
            }
            case "ipallowlist" -> {
                List<String> addresses = Input.texts(name, value);
                yield Optional.of(policy -> policy.withIpAllowlist(addresses));
            }
            case "scopes" -> {
                Set<String> scopes = Set.copyOf(Input.texts(name, value));
                yield Optional.of(policy -> policy.withScopes(scopes));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<AppRule> rule(String name) {
        return switch (Input.plain(name)) {
            case "pkcerequired", "pkce" -> Optional.of(AppRule.REQUIRE_PKCE);
            case "secretrequired" -> Optional.of(AppRule.REQUIRE_SECRET);
            case "refreshtokenrotation" -> Optional.of(AppRule.ROTATION);
            case "jwt" -> Optional.of(AppRule.JWT_TOKENS);
            case "appinstalled" -> Optional.of(AppRule.INSTALLED);
            case "appblocked" -> Optional.of(AppRule.BLOCKED);
            case "crossorg" -> Optional.of(AppRule.LOCAL_TO_ANOTHER_ORG);
            default -> Input.named(AppRule.class, name);
        };
    }

    /** The four choices an administrator has: until revoked, at once, after a time, after a time without use. */
    private static UnaryOperator<AppPolicy> refreshPolicy(String name, JsonNode value) {
        if (value.isObject()) {
            Input input = Input.of(value, "expireAfter", "expireIfNotUsedFor");
            Duration lifetime = input.value("expireAfter")
                    .map(after -> Input.duration("expireAfter", after))
                    .orElse(null);
            Duration idle = input.value("expireIfNotUsedFor")
                    .map(unused -> Input.duration("expireIfNotUsedFor", unused))
                    .orElse(null);
            return policy -> policy.withLifetime(lifetime).withIdleLimit(idle);
        }
        return switch (Input.plain(Input.text(name, value))) {
            case "untilrevoked" -> policy -> policy.withLifetime(null).withIdleLimit(null);
            case "immediately" -> policy -> policy.withLifetime(Duration.ZERO);
            default ->
                throw new IllegalArgumentException("\"" + name + "\" has to be \"untilRevoked\", \"immediately\","
                        + " {\"expireAfter\":\"P30D\"} or {\"expireIfNotUsedFor\":\"P30D\"}, not " + value);
        };
    }
}
