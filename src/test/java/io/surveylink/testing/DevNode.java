package io.surveylink.testing;

import io.surveylink.SurveylinkApplication;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** The console as it is shipped, and a clock that can be moved: a node for tests, benchmarks and the launcher. */
@TestConfiguration(proxyBeanMethods = false)
public class DevNode {

    @Bean
    @Primary
    Clock settableClock() {
        return new SettableClock();
    }

    /** {@link DevClockEndpoint} is for whoever reaches the management port of a development node. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain devEndpoints(HttpSecurity http) throws Exception {
        return http.securityMatcher("/dev/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    public static void main(String[] args) {
        SpringApplication.from(SurveylinkApplication::main).with(DevNode.class).run(args);
    }
}
