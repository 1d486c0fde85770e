package io.surveylink.simulator.org;

/** The two login hosts: login.salesforce.com and test.salesforce.com. */
public enum Environment {
    PRODUCTION("production"),
    SANDBOX("sandbox");

    private final String key;

    Environment(String key) {
        this.key = key;
    }

    /** Names folders on disk and headings of pages. */
    public String key() {
        return key;
    }
}
