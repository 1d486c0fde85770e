package io.surveylink.oauth.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The callback's own filter chain: Vaadin's denies every request that is not its own. */
@Configuration(proxyBeanMethods = false)
class CallbackSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain oauthCallbackSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/oauth/callback/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // Without its session the sign-in cannot be finished, so nothing is kept for after the login.
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
