package io.surveylink.simulator;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Salesforce's own client, version 65.0.0, as its documentation would have it used: with a session from OAuth. */
final class WscClient {

    private WscClient() {}

    static PartnerConnection connect(JsonNode tokens) {
        return connect(
                tokens.path("instance_url").asString(),
                tokens.path("access_token").asString(),
                "65.0");
    }

    static PartnerConnection connect(String instanceUrl, String sessionId, String version) {
        ConnectorConfig config = new ConnectorConfig();
        String endpoint = instanceUrl + "/services/Soap/u/" + version;
        config.setManualLogin(true);
        config.setAuthEndpoint(endpoint);
        config.setServiceEndpoint(endpoint);
        config.setSessionId(sessionId);
        // Else HttpURLConnection sends a POST again by itself when the connection breaks, and hides what is tested.
        config.setUseChunkedPost(true);
        config.setConnectionTimeout(10_000);
        config.setReadTimeout(30_000);
        try {
            return new PartnerConnection(config);
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    static SObject record(String type, Map<String, ?> fields) {
        SObject record = new SObject(type);
        fields.forEach(record::setField);
        return record;
    }
}
