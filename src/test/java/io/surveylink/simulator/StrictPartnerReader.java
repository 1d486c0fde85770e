package io.surveylink.simulator;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads an answer as a client does that validates against the Partner WSDL: every element known and in its place, none
 * missing that has to be there, every value of its type. It shares no code with the simulator's writer.
 */
final class StrictPartnerReader {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final QName ID = new QName(PartnerSchema.PARTNER, "ID");
    private static final QName S_OBJECT = new QName(PartnerSchema.SOBJECT, "sObject");
    private static final Set<QName> STRINGS =
            Set.of(new QName(PartnerSchema.PARTNER, "QueryLocator"), new QName(PartnerSchema.XSD, "string"));
    private static final Pattern ID_18 = Pattern.compile("[a-zA-Z0-9]{18}");

    private final PartnerSchema schema = new PartnerSchema();

    /** @throws AssertionError that names the place, if the answer is not one of the WSDL */
    void validate(String xml) {
        Element envelope = parse(xml).getDocumentElement();
        require(name(envelope).equals(new QName(SOAP, "Envelope")), envelope, "is no envelope");
        List<Element> parts = children(envelope);
        Element body = parts.getLast();
        require(name(body).equals(new QName(SOAP, "Body")), body, "is no body");
        require(parts.size() <= 2, envelope, "has more than a header and a body");
        if (parts.size() == 2) {
            Element header = parts.getFirst();
            require(name(header).equals(new QName(SOAP, "Header")), header, "is no header");
            children(header).forEach(this::global);
        }
        List<Element> content = children(body);
        require(content.size() == 1, body, "has not one element");
        Element answer = content.getFirst();
        if (name(answer).equals(new QName(SOAP, "Fault"))) {
            fault(answer);
        } else {
            global(answer);
        }
    }

    private void global(Element element) {
        Class<?> type = schema.globalElement(name(element))
                .orElseThrow(() -> new AssertionError(path(element) + " is no element of the WSDL"));
        attributes(element);
        complex(element, type);
    }

    private void fault(Element fault) {
        List<Element> parts = children(fault);
        require(parts.size() == 3, fault, "has not code, text and detail");
        require(name(parts.get(0)).equals(new QName("faultcode")), parts.get(0), "is no faultcode");
        require(name(parts.get(1)).equals(new QName("faultstring")), parts.get(1), "is no faultstring");
        require(name(parts.get(2)).equals(new QName("detail")), parts.get(2), "is no detail");
        QName code = qualified(parts.get(0), parts.get(0).getTextContent());
        require(
                PartnerSchema.values(schema.type(new QName(PartnerSchema.FAULT, "FaultCode"))
                                .orElseThrow())
                        .contains("fns:" + code.getLocalPart()),
                parts.get(0),
                "is no fault code of the WSDL: " + code);
        require(code.getNamespaceURI().equals(PartnerSchema.FAULT), parts.get(0), "is of another namespace");
        List<Element> details = children(parts.get(2));
        require(details.size() == 1, parts.get(2), "has not one fault");
        Element detail = details.getFirst();
        Class<?> type = schema.type(name(detail))
                .orElseThrow(() -> new AssertionError(path(detail) + " is no fault of the WSDL"));
        require(
                declared(detail).filter(name(detail)::equals).isPresent(),
                detail,
                "needs its xsi:type: WSC fails without it");
        attributes(detail);
        complex(detail, type);
    }

    private void complex(Element element, Class<?> type) {
        List<Element> content = children(element);
        require(ownText(element).isBlank() || content.isEmpty(), element, "has text between its elements");
        int at = 0;
        for (PartnerSchema.Element expected : schema.elements(type)) {
            int found = 0;
            while (at < content.size() && expected.isOneOf(name(content.get(at)))) {
                value(content.get(at), expected);
                at++;
                found++;
            }
            require(found >= expected.min(), element, "misses " + expected.name());
            require(found <= expected.max(), element, "has too many of " + expected.name());
        }
        if (at < content.size()) {
            throw new AssertionError(path(content.get(at)) + " is unknown or out of its place");
        }
    }

    private void value(Element element, PartnerSchema.Element expected) {
        attributes(element);
        if (isNil(element)) {
            require(expected.nillable(), element, "must not be nil");
            require(element.getChildNodes().getLength() == 0, element, "is nil and not empty");
            return;
        }
        QName type = declared(element).orElse(expected.type());
        if (type.equals(S_OBJECT)) {
            sObject(element);
            return;
        }
        Optional<Class<?>> java = schema.type(type);
        if (java.isPresent() && !PartnerSchema.isEnumeration(java.get())) {
            Class<?> base = schema.type(expected.type()).orElseThrow();
            require(base.isAssignableFrom(java.get()), element, "is no " + expected.type());
            complex(element, java.get());
        } else if (java.isPresent()) {
            require(type.equals(expected.type()), element, "is no " + expected.type());
            String text = leaf(element);
            require(PartnerSchema.values(java.get()).contains(text), element, "has no such value: " + text);
        } else {
            boolean any = expected.type().equals(new QName(PartnerSchema.XSD, "anyType"));
            require(any ? declared(element).isPresent() : type.equals(expected.type()), element, "is of type " + type);
            simple(element, type, leaf(element));
        }
    }

    /** {@code type}, {@code fieldsToNull*}, {@code Id}, then whatever fields there are. */
    private void sObject(Element element) {
        List<Element> content = children(element);
        require(content.size() >= 2, element, "has not type and Id");
        Element type = content.getFirst();
        require(name(type).equals(new QName(PartnerSchema.SOBJECT, "type")), type, "is not the type");
        require(!leaf(type).isEmpty(), type, "is empty");
        int at = 1;
        while (name(content.get(at)).equals(new QName(PartnerSchema.SOBJECT, "fieldsToNull"))) {
            at++;
        }
        Element id = content.get(at);
        require(name(id).equals(new QName(PartnerSchema.SOBJECT, "Id")), id, "is not the Id");
        require(isNil(id) || ID_18.matcher(leaf(id)).matches(), id, "is no id");
        for (Element field : content.subList(at + 1, content.size())) {
            attributes(field);
            require(name(field).getNamespaceURI().equals(PartnerSchema.SOBJECT), field, "is of another namespace");
            if (declared(field).filter(S_OBJECT::equals).isPresent()) {
                sObject(field);
            } else if (isNil(field)) {
                require(field.getChildNodes().getLength() == 0, field, "is nil and not empty");
            } else {
                leaf(field);
            }
        }
    }

    private static void simple(Element element, QName type, String text) {
        if (type.equals(ID)) {
            require(ID_18.matcher(text).matches(), element, "is no id: " + text);
            return;
        }
        if (STRINGS.contains(type)) {
            return;
        }
        require(type.getNamespaceURI().equals(PartnerSchema.XSD), element, "is of an unknown type " + type);
        try {
            switch (type.getLocalPart()) {
                case "boolean" -> require(Set.of("true", "false").contains(text), element, "is no boolean: " + text);
                case "int" -> Integer.parseInt(text);
                case "long" -> Long.parseLong(text);
                case "double" -> new BigDecimal(text);
                case "date" -> LocalDate.parse(text);
                case "dateTime" -> OffsetDateTime.parse(text);
                default -> throw new AssertionError(path(element) + " is of an unknown type " + type);
            }
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new AssertionError(path(element) + " is no " + type.getLocalPart() + ": " + text, e);
        }
    }

    private static String leaf(Element element) {
        require(children(element).isEmpty(), element, "has elements and should have text");
        return element.getTextContent();
    }

    private static boolean isNil(Element element) {
        return "true".equals(element.getAttributeNS(XSI, "nil"));
    }

    private static Optional<QName> declared(Element element) {
        String type = element.getAttributeNS(XSI, "type");
        return type.isEmpty() ? Optional.empty() : Optional.of(qualified(element, type));
    }

    private static QName qualified(Element at, String text) {
        int colon = text.indexOf(':');
        @Nullable String namespace = at.lookupNamespaceURI(colon < 0 ? null : text.substring(0, colon));
        require(colon < 0 || namespace != null, at, "uses an unknown prefix: " + text);
        return new QName(namespace, text.substring(colon + 1));
    }

    private static void attributes(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            boolean known = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                    || (XSI.equals(attribute.getNamespaceURI())
                            && Set.of("type", "nil").contains(attribute.getLocalName()));
            require(known, element, "has an unknown attribute " + attribute.getName());
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getTextContent());
            }
        }
        return text.toString();
    }

    private static QName name(Element element) {
        return new QName(element.getNamespaceURI(), element.getLocalName());
    }

    private static void require(boolean condition, Element at, String otherwise) {
        if (!condition) {
            throw new AssertionError(path(at) + " " + otherwise);
        }
    }

    private static String path(Element element) {
        String parent = element.getParentNode() instanceof Element above ? path(above) : "";
        return parent + "/" + element.getLocalName();
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("No XML: " + e.getMessage() + "\n" + xml, e);
        }
    }
}
