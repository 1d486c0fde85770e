package io.surveylink.simulator.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Policies of an app in an org.
 *
 * @param requirePkce an authorize request without a code challenge is refused
 * @param requireSecret of the web server flow and of a refresh
 * @param rotation each refresh gives a new refresh token; use of an old one kills the new one too
 * @param jwtTokens access tokens are JWTs, which the SOAP API does not take
 * @param installed since September 2025 ordinary users cannot approve an app that is not
 * @param blocked by an administrator
 * @param permittedUsers user names that are pre-authorized; null where all users may authorize themselves
 * @param idleLimit a refresh token not used for so long dies; null for none
 * @param lifetime a refresh token dies so long after its making; null for none
 * @param ipAllowlist addresses, or beginnings of them, that may link and refresh; empty for all
 * @param scopes that may be asked for
 */
public record AppPolicy(
        boolean requirePkce,
        boolean requireSecret,
        boolean rotation,
        boolean jwtTokens,
        boolean installed,
        boolean blocked,
        @Nullable Set<String> permittedUsers,
        @Nullable Duration idleLimit,
        @Nullable Duration lifetime,
        List<String> ipAllowlist,
        Set<String> scopes) {

    public static final Set<String> ALL_SCOPES =
            Set.of("api", "refresh_token", "offline_access", "openid", "id", "profile", "email", "web", "full");

    public static final AppPolicy DEFAULT =
            new AppPolicy(false, true, false, false, true, false, null, null, null, List.of(), ALL_SCOPES);

    public AppPolicy withRequirePkce(boolean value) {
        return new AppPolicy(
                value,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withRequireSecret(boolean value) {
        return new AppPolicy(
                requirePkce,
                value,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withRotation(boolean value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                value,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withJwtTokens(boolean value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                value,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withInstalled(boolean value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                value,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withBlocked(boolean value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                value,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withPermittedUsers(@Nullable Set<String> value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                value,
                idleLimit,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withIdleLimit(@Nullable Duration value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                value,
                lifetime,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withLifetime(@Nullable Duration value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                value,
                ipAllowlist,
                scopes);
    }

    public AppPolicy withIpAllowlist(List<String> value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                List.copyOf(value),
                scopes);
    }

    public AppPolicy withScopes(Set<String> value) {
        return new AppPolicy(
                requirePkce,
                requireSecret,
                rotation,
                jwtTokens,
                installed,
                blocked,
                permittedUsers,
                idleLimit,
                lifetime,
                ipAllowlist,
                Set.copyOf(value));
    }

    boolean permits(String username) {
        return permittedUsers == null || permittedUsers.contains(username);
    }

    boolean allowsAddress(String address) {
        return ipAllowlist.isEmpty() || ipAllowlist.stream().anyMatch(address::startsWith);
    }
}
