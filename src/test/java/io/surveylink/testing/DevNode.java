package io.surveylink.testing;

import io.surveylink.SurveylinkApplication;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The console as it is shipped, and a clock that can be moved: a node for tests, benchmarks and the launcher. */
@TestConfiguration(proxyBeanMethods = false)
public class DevNode {

    @Bean
    @Primary
    Clock settableClock() {
        return new SettableClock();
    }

    public static void main(String[] args) {
        SpringApplication.from(SurveylinkApplication::main).with(DevNode.class).run(args);
    }
}
