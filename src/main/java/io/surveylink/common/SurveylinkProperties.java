package io.surveylink.common;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets.
 *
 * @param baseUrl where browsers reach the console; redirect URIs are made from it
 * @param keyFile the Tink keyset that wraps every token; outside the database
 * @param linger how long the oldest row of a batch waits for company
 * @param egressIps the addresses from which Salesforce sees the console
 * @param smtpUrl smtp://user:password@host:port, or smtps; without it no mail leaves and the console says so
 * @param salesforceSimulatorUrls hosts that count as Salesforce beside its own, for development; refused in production
 */
@ConfigurationProperties("surveylink")
public record SurveylinkProperties(
        URI baseUrl,
        @Nullable Path keyFile,
        @DefaultValue("PT2S") Duration linger,
        @DefaultValue List<String> egressIps,
        @Nullable URI smtpUrl,
        @DefaultValue List<URI> salesforceSimulatorUrls) {

    /** Where a browser finds a path of the console. */
    public String url(String path) {
        return baseUrl.toString().replaceFirst("/$", "") + "/" + path.replaceFirst("^/", "");
    }
}
