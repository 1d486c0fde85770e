package io.surveylink.salesforce;

import io.surveylink.common.SurveylinkProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Which URLs are Salesforce's: the console sends a secret or a token nowhere else, whatever a form, a token answer or
 * an identity URL says. The simulator's count beside them where the operator configured them, never in production.
 */
@Component
public class SalesforceHosts {

    /**
     * login and test, My Domains (of sandboxes too, and of the government cloud), and the instances of before My
     * Domain. Names only, so no IP literal fits.
     */
    private static final Pattern HOST = Pattern.compile("(login|test)\\.salesforce\\.com"
            + "|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]+){0,2}\\.my\\.salesforce\\.(com|mil)"
            + "|[a-z]{2,4}\\d{1,4}\\.salesforce\\.com");

    private static final int HTTPS_PORT = 443;

    private final Set<String> simulators;

    SalesforceHosts(SurveylinkProperties properties, Environment environment) {
        if (!properties.salesforceSimulatorUrls().isEmpty() && environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new IllegalStateException(
                    "Surveylink does not start: surveylink.salesforce-simulator-urls is set, and the profile prod takes"
                            + " no host but Salesforce's own. Remove the setting.");
        }
        this.simulators = properties.salesforceSimulatorUrls().stream()
                .map(SalesforceHosts::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a login, identity or instance URL may be called. */
    public boolean allows(URI url) {
        if (url.getHost() == null || url.getScheme() == null || url.getUserInfo() != null) {
            return false;
        }
        return isSimulator(url)
                || (url.getScheme().equalsIgnoreCase("https")
                        && (url.getPort() == -1 || url.getPort() == HTTPS_PORT)
                        && HOST.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches());
    }

    /**
     * To be called before each connection: a name of Salesforce's that leads into a private network is not followed.
     *
     * @throws IOException if the URL is not Salesforce's, its name is unknown, or its address is private
     */
    public void check(URI url) throws IOException {
        if (!allows(url)) {
            throw new IOException("not a host of Salesforce: " + url.getHost());
        }
        if (isSimulator(url)) {
            return;
        }
        for (InetAddress address : resolve(url.getHost())) {
            if (address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || address.isMulticastAddress()) {
                throw new IOException("a private address stands behind " + url.getHost());
            }
        }
    }

    private boolean isSimulator(URI url) {
        return simulators.contains(origin(url));
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    private static String origin(URI url) {
        return (url.getScheme() + "://" + url.getHost() + ":" + url.getPort()).toLowerCase(Locale.ROOT);
    }
}
