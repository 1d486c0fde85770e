package io.surveylink.simulator.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call before it runs.
 *
 * @param kind {@code upsert}, {@code query}, {@code token} …
 * @param object of the first row
 * @param keys the external ids of an upsert, else record ids; in the order of the rows
 * @param org short name of the org the token belongs to
 * @param app consumer key
 * @param grant grant type of a token request
 */
public record CallInfo(
        String kind,
        @Nullable String object,
        @Nullable String externalIdField,
        List<String> keys,
        int rows,
        @Nullable String org,
        @Nullable String user,
        @Nullable String app,
        @Nullable String grant) {

    public static CallInfo ofOAuth(
            String kind, @Nullable String org, @Nullable String user, @Nullable String app, @Nullable String grant) {
        return new CallInfo(kind, null, null, List.of(), 0, org, user, app, grant);
    }
}
