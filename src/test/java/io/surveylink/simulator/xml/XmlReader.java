package io.surveylink.simulator.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a document into a tree; no document type, no entities of its own, no endless depth. */
public final class XmlReader {

    private static final int MAX_DEPTH = 64;
    private static final XMLInputFactory FACTORY = factory();

    private XmlReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static final class Open {
        private final String namespace;
        private final String name;
        private final boolean nil;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(String namespace, String name, boolean nil) {
            this.namespace = namespace;
            this.name = name;
            this.nil = nil;
        }

        XmlElement close() {
            return new XmlElement(namespace, name, nil, children.isEmpty() ? text.toString() : "", children);
        }
    }

    /** @throws XMLStreamException if it is not well-formed XML */
    public static XmlElement read(byte[] xml) throws XMLStreamException {
        return read(xml, null);
    }

    /** @param encoding null to go by the document itself */
    public static XmlElement read(byte[] xml, @Nullable String encoding) throws XMLStreamException {
        ByteArrayInputStream in = new ByteArrayInputStream(xml);
        XMLStreamReader reader =
                encoding == null ? FACTORY.createXMLStreamReader(in) : FACTORY.createXMLStreamReader(in, encoding);
        try {
            return read(reader);
        } finally {
            reader.close();
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= MAX_DEPTH) {
                        throw new XMLStreamException("Elements lie too deep", reader.getLocation());
                    }
                    open.push(new Open(namespace(reader), reader.getLocalName(), isNil(reader)));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement element = open.pop().close();
                    if (open.isEmpty()) {
                        return element;
                    }
                    open.element().children.add(element);
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        throw new XMLStreamException("No element");
    }

    private static String namespace(XMLStreamReader reader) {
        return Objects.requireNonNullElse(reader.getNamespaceURI(), "");
    }

    private static boolean isNil(XMLStreamReader reader) {
        String nil = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }
}
