package io.surveylink.testing;

import io.surveylink.simulator.SimulatedBrowser;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** A person's browser at the simulator, and what it brings back to the console's callback. */
public final class SimulatorBrowser {

    private final SimulatedBrowser browser = new SimulatedBrowser();

    /**
     * Walks from the authorize page to the callback, which is not called.
     *
     * @param decision {@code allow} or {@code deny}
     * @return the callback's address with what Salesforce gave it
     */
    public Callback walk(URI authorize, String username, String decision) {
        return Callback.of(
                decision.equals("allow") ? browser.allow(authorize, username) : browser.deny(authorize, username));
    }

    /**
     * Where Salesforce sends the browser back to.
     *
     * @param appPublicId the last part of the path
     * @param parameters decoded
     */
    public record Callback(URI address, String appPublicId, Map<String, String> parameters) {

        static Callback of(URI address) {
            String path = address.getPath();
            var parameters = new LinkedHashMap<String, String>();
            UriComponentsBuilder.fromUri(address)
                    .build()
                    .getQueryParams()
                    .toSingleValueMap()
                    .forEach((name, value) -> parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
            return new Callback(address, path.substring(path.lastIndexOf('/') + 1), parameters);
        }
    }
}
