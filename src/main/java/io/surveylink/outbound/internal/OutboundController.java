package io.surveylink.outbound.internal;

import io.surveylink.common.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Salesforce sends outbound messages. It hears one word for a whole message: acknowledged, once everything is
 * stored. Any other answer makes it send the message again, for up to 24 hours.
 */
@RestController
class OutboundController {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final String ACKNOWLEDGED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
            <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack>\
            </notificationsResponse></soapenv:Body></soapenv:Envelope>""";

    private final Reception reception;

    OutboundController(Reception reception) {
        this.reception = reception;
    }

    @PostMapping(EndpointService.PATH + "{secret}")
    ResponseEntity<String> receive(@PathVariable String secret, HttpServletRequest request) throws IOException {
        var endpoint = reception.endpoint(secret);
        if (endpoint.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, "UNKNOWN_URL");
        }
        var body = RequestBodies.read(request, MOST_BYTES);
        if (body.isEmpty()) {
            return refused(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
        }
        var message = OutboundMessageReader.read(body.get());
        if (message.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "NO_OUTBOUND_MESSAGE");
        }
        return reception
                .take(endpoint.get(), message.get())
                .map(why -> refused(HttpStatus.FORBIDDEN, why.name()))
                .orElseGet(() -> ResponseEntity.ok().contentType(XML).body(ACKNOWLEDGED));
    }

    /** Salesforce shows its admin the status; the code is for whoever looks with other tools. */
    private static ResponseEntity<String> refused(HttpStatus status, String code) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(code);
    }
}
