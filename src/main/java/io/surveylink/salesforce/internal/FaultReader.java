package io.surveylink.salesforce.internal;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the code of a fault that WSC gives up on: one that its enum does not know yet, or a detail without a type. What
 * remains is still a fault, so nothing was written.
 */
final class FaultReader {

    private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private FaultReader() {}

    /** The local part of the {@code faultcode}, if the answer is a whole SOAP fault. */
    static Optional<String> codeOf(byte[] answer) {
        String code = null;
        try {
            var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(answer));
            while (reader.hasNext()) {
                reader.next();
                if (reader.isStartElement() && reader.getLocalName().equals("faultcode")) {
                    String text = reader.getElementText();
                    code = text.substring(text.indexOf(':') + 1).strip();
                }
            }
            return Optional.ofNullable(code);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }
}
