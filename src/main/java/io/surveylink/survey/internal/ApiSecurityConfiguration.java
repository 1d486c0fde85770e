package io.surveylink.survey.internal;

import io.surveylink.common.ApiErrors;
import io.surveylink.common.MachineEndpoints;
import io.surveylink.survey.IngestionKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The REST API: an ingestion key on every request. */
@Configuration(proxyBeanMethods = false)
class ApiSecurityConfiguration {

    private static final String DESCRIPTION = "/api/openapi.json";

    /** The description of the API is open to everybody. */
    @Bean
    @Order(10)
    SecurityFilterChain apiDescriptionSecurity(HttpSecurity http) throws Exception {
        return MachineEndpoints.stateless(http.securityMatcher(DESCRIPTION))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(11)
    SecurityFilterChain apiSecurity(HttpSecurity http, IngestionKeys keys, RequestRates rates, ApiErrors errors)
            throws Exception {
        return MachineEndpoints.stateless(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(
                        new KeyAuthenticationFilter(keys, rates, errors), UsernamePasswordAuthenticationFilter.class)
                .build();
    }
}
