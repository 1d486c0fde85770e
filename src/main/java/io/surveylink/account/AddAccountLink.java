package io.surveylink.account;

import io.surveylink.common.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A way to Add account with its fields filled in, as it stands in a mail.
 *
 * @param appPublicId of the Salesforce app that others linked the org with; null if none is known
 * @param returnTo path inside the console, without leading slash, where the person goes on afterwards
 */
public record AddAccountLink(
        Environment environment, @Nullable String appPublicId, String returnTo) {

    private static final String ENVIRONMENT = "environment";
    private static final String APP = "app";
    private static final String RETURN_TO = "returnTo";

    /** Inside the console, without leading slash. */
    public String path() {
        return "accounts?" + ENVIRONMENT + "=" + environment
                + (appPublicId == null ? "" : "&" + APP + "=" + appPublicId) + "&" + RETURN_TO + "="
                + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    /** @param parameters of the address at hand; what is no environment opens nothing */
    public static Optional<AddAccountLink> from(Function<String, Optional<String>> parameters) {
        return parameters
                .apply(ENVIRONMENT)
                .flatMap(name -> Arrays.stream(Environment.values())
                        .filter(environment -> environment.name().equals(name))
                        .findFirst())
                .map(environment -> new AddAccountLink(
                        environment,
                        parameters.apply(APP).orElse(null),
                        parameters.apply(RETURN_TO).orElse("accounts")));
    }
}
