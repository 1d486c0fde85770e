package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlReader;
import io.surveylink.simulator.xml.XmlWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** The message as Salesforce writes it, and the acknowledgement as it wants it. */
final class OutboundXml {

    private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String VERSION = "65.0";

    private final String baseUrl;

    OutboundXml(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Indented by one space, fields in alphabetical order behind the id, nulls left out, no session id since February
     * 2026. Values are those of this moment, not those of the moment that fired.
     */
    byte[] message(OutboundDefinition definition, Org org, List<Notification> notifications) {
        String shortId = org.id().substring(0, 15);
        XmlWriter xml = new XmlWriter()
                .line(0)
                .open(
                        "soapenv:Envelope",
                        "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
                .line(1)
                .open("soapenv:Body")
                .line(2)
                .open("notifications", "xmlns=\"" + OUTBOUND + "\"")
                .line(3)
                .element("OrganizationId", org.id())
                .line(3)
                .element("ActionId", definition.id())
                .line(3)
                .nil("SessionId")
                .line(3)
                .element("EnterpriseUrl", baseUrl + "/services/Soap/c/" + VERSION + "/" + shortId)
                .line(3)
                .element("PartnerUrl", baseUrl + "/services/Soap/u/" + VERSION + "/" + shortId);
        notifications.forEach(notification -> write(xml, definition, org, notification));
        return xml.line(2)
                .close("notifications")
                .line(1)
                .close("soapenv:Body")
                .line(0)
                .close("soapenv:Envelope")
                .bytes();
    }

    private static void write(XmlWriter xml, OutboundDefinition definition, Org org, Notification notification) {
        xml.line(3)
                .open("Notification")
                .line(4)
                .element("Id", notification.id())
                .line(4)
                .open(
                        "sObject",
                        "xsi:type=\"sf:" + definition.object()
                                + "\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"")
                .line(5)
                .element("sf:Id", notification.recordId());
        // A record that is deleted meanwhile has an id and nothing else.
        org.schema()
                .object(definition.object())
                .flatMap(type -> org.find(type, notification.recordId()))
                .ifPresent(record -> writeFields(xml, definition, record));
        xml.line(4).close("sObject").line(3).close("Notification");
    }

    private static void writeFields(XmlWriter xml, OutboundDefinition definition, StoredRecord record) {
        for (String field : new TreeSet<>(definition.fields())) {
            String value = record.get(field);
            if (value != null && !field.equals("Id")) {
                xml.line(5).element("sf:" + field, value);
            }
        }
    }

    /** @return why it is no acknowledgement; empty if it is one */
    static Optional<String> refusal(int status, byte[] body) {
        if (status != 200) {
            return Optional.of("HTTP " + status);
        }
        try {
            XmlElement envelope = XmlReader.read(body);
            XmlElement response = envelope.child("Body").child("notificationsResponse");
            if (!envelope.name().equals("Envelope") || !envelope.namespace().equals(SOAP)) {
                return Optional.of("The answer is no SOAP envelope");
            }
            if (!response.namespace().equals(OUTBOUND)) {
                return Optional.of("The answer is no notificationsResponse of " + OUTBOUND);
            }
            return response.isTrue("Ack") ? Optional.empty() : Optional.of("Ack is not true");
        } catch (XMLStreamException e) {
            return Optional.of("The answer is no XML");
        }
    }
}
