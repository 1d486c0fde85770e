package io.surveylink.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A client that writes its envelopes by hand, as a script would: no library between the test and the wire. */
final class RawSoap {

    private static final PlainHttp HTTP = new PlainHttp(HttpClient.newHttpClient());

    private final String instanceUrl;
    private final String sessionId;

    RawSoap(JsonNode tokens) {
        this(tokens.path("instance_url").asString(), tokens.path("access_token").asString());
    }

    RawSoap(String instanceUrl, String sessionId) {
        this.instanceUrl = instanceUrl;
        this.sessionId = sessionId;
    }

    /** @param call element of the body, in the Partner namespace by default */
    String call(String call) {
        return call("", call);
    }

    /** @param headers elements beside the session header */
    String call(String headers, String call) {
        return post("/services/Soap/u/65.0", envelope(headers, call)).body();
    }

    HttpResponse<String> post(String path, String envelope, String... httpHeaders) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(instanceUrl + path))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"");
        for (int i = 0; i < httpHeaders.length; i += 2) {
            request.setHeader(httpHeaders[i], httpHeaders[i + 1]);
        }
        return HTTP.send(
                request.POST(HttpRequest.BodyPublishers.ofString(envelope)).build());
    }

    String envelope(String headers, String call) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns="urn:partner.soap.sforce.com" xmlns:s="urn:sobject.partner.soap.sforce.com" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">\
                <soapenv:Header><SessionHeader><sessionId>%s</sessionId></SessionHeader>%s</soapenv:Header>\
                <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""".formatted(sessionId, headers, call);
    }
}
