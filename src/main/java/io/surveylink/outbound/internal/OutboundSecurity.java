package io.surveylink.outbound.internal;

import io.surveylink.common.MachineEndpoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The secret in the path is what a sender proves itself with. */
@Configuration(proxyBeanMethods = false)
class OutboundSecurity {

    @Bean
    @Order(12)
    SecurityFilterChain outboundMessageSecurity(HttpSecurity http) throws Exception {
        return MachineEndpoints.stateless(http.securityMatcher(EndpointService.PATH + "**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
