package io.surveylink.simulator.oauth;

import java.util.Set;

/**
 * An External Client App, known in every org of one environment.
 *
 * @param key consumer key
 * @param secret consumer secret
 * @param callbackUrls compared to the letter
 * @param policy what holds where an administrator of an org has not said otherwise
 */
public record ClientApp(String key, String secret, String name, Set<String> callbackUrls, AppPolicy policy) {

    /** The one that clients other than the console use. */
    public static final ClientApp INDEPENDENT = new ClientApp(
            "independent-client",
            "independent-secret",
            "Independent Client",
            Set.of("http://localhost:9999/callback"),
            AppPolicy.DEFAULT);

    public ClientApp {
        callbackUrls = Set.copyOf(callbackUrls);
    }
}
