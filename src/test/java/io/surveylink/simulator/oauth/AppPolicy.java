package io.surveylink.simulator.oauth;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Policies of an app in an org.
 *
 * @param rules those that are switched on
 * @param permittedUsers user names that are pre-authorized; null where all users may authorize themselves
 * @param idleLimit a refresh token not used for so long dies; null for none
 * @param lifetime a refresh token dies so long after its making, at once if it is zero; null for none
 * @param ipAllowlist addresses, or beginnings of them, that may link and refresh; empty for all
 * @param scopes that may be asked for
 */
public record AppPolicy(
        Set<AppRule> rules,
        @Nullable Set<String> permittedUsers,
        @Nullable Duration idleLimit,
        @Nullable Duration lifetime,
        List<String> ipAllowlist,
        Set<String> scopes) {

    public static final Set<String> ALL_SCOPES =
            Set.of("api", "refresh_token", "offline_access", "openid", "id", "profile", "email", "web", "full");

    public static final AppPolicy DEFAULT = new AppPolicy(
            Set.of(AppRule.REQUIRE_SECRET, AppRule.INSTALLED, AppRule.DEPLOYED),
            null,
            null,
            null,
            List.of(),
            ALL_SCOPES);

    public AppPolicy {
        rules = Set.copyOf(rules);
        ipAllowlist = List.copyOf(ipAllowlist);
        scopes = Set.copyOf(scopes);
    }

    public boolean has(AppRule rule) {
        return rules.contains(rule);
    }

    public AppPolicy with(AppRule rule, boolean on) {
        EnumSet<AppRule> changed = EnumSet.noneOf(AppRule.class);
        changed.addAll(rules);
        if (on) {
            changed.add(rule);
        } else {
            changed.remove(rule);
        }
        return new AppPolicy(changed, permittedUsers, idleLimit, lifetime, ipAllowlist, scopes);
    }

    public AppPolicy withRequirePkce(boolean value) {
        return with(AppRule.REQUIRE_PKCE, value);
    }

    public AppPolicy withRequireSecret(boolean value) {
        return with(AppRule.REQUIRE_SECRET, value);
    }

    public AppPolicy withJwtTokens(boolean value) {
        return with(AppRule.JWT_TOKENS, value);
    }

    public AppPolicy withPermittedUsers(@Nullable Set<String> value) {
        return new AppPolicy(rules, value, idleLimit, lifetime, ipAllowlist, scopes);
    }

    public AppPolicy withIdleLimit(@Nullable Duration value) {
        return new AppPolicy(rules, permittedUsers, value, lifetime, ipAllowlist, scopes);
    }

    public AppPolicy withLifetime(@Nullable Duration value) {
        return new AppPolicy(rules, permittedUsers, idleLimit, value, ipAllowlist, scopes);
    }

    public AppPolicy withIpAllowlist(List<String> value) {
        return new AppPolicy(rules, permittedUsers, idleLimit, lifetime, value, scopes);
    }

    public AppPolicy withScopes(Set<String> value) {
        return new AppPolicy(rules, permittedUsers, idleLimit, lifetime, ipAllowlist, value);
    }

    boolean permits(String username) {
        return permittedUsers == null || permittedUsers.contains(username);
    }

    boolean allowsAddress(String address) {
        return ipAllowlist.isEmpty() || ipAllowlist.stream().anyMatch(address::startsWith);
    }
}
