package io.surveylink.testing;

import io.surveylink.common.Environment;

/**
 * The Salesforce apps that the demo's admin has set up: one per environment, known to every simulated org. Their secrets
 * open nothing but the simulator.
 */
public enum DemoApp {
    PRODUCTION(Environment.PRODUCTION, "production00", "Salesforce"),
    SANDBOX(Environment.SANDBOX, "sandbox00000", "Salesforce Sandbox");

    public static final String CONSUMER_KEY = "surveylink-demo";
    public static final String CONSUMER_SECRET = "surveylink-demo-secret";

    private final Environment environment;
    private final String publicId;
    private final String appName;

    DemoApp(Environment environment, String publicId, String appName) {
        this.environment = environment;
        this.publicId = publicId;
        this.appName = appName;
    }

    public Environment environment() {
        return environment;
    }

    public String publicId() {
        return publicId;
    }

    public String appName() {
        return appName;
    }

    /** As Salesforce must know it, to the letter. */
    public String callback(String consoleUrl) {
        return consoleUrl + "/oauth/callback/" + publicId;
    }
}
