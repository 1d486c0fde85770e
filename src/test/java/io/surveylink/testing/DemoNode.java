package io.surveylink.testing;

import io.surveylink.SurveylinkApplication;
import io.surveylink.common.SurveylinkProperties;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** A {@link DevNode} that makes the demo data, with a workflow to each of two objects, before it reports itself ready. */
@TestConfiguration(proxyBeanMethods = false)
public class DemoNode {

    @Bean
    ApplicationRunner demoData(ApplicationContext console, SurveylinkProperties properties) {
        return arguments -> {
            var simulators = properties.salesforceSimulatorUrls();
            var demo = new DemoData(console);
            if (demo.createOnFirstStart(simulators.getFirst(), simulators.getLast())) {
                demo.publishSurveyResponseWorkflow();
            }
        };
    }

    public static void main(String[] args) {
        SpringApplication.from(SurveylinkApplication::main)
                .with(DevNode.class, DemoNode.class)
                .run(args);
    }
}
