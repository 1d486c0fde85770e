package io.surveylink.oauth.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The callback's own filter chain: Vaadin's denies every request that is not its own. */
@Configuration(proxyBeanMethods = false)
class CallbackSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain oauthCallbackSecurity(HttpSecurity http, EndedSession endedSession) throws Exception {
        return http.securityMatcher("/oauth/callback/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // This very request would be refused after the login too: its session began nothing.
                .requestCache(cache -> cache.disable())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(endedSession))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
