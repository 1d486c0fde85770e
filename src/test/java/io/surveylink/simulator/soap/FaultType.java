package io.surveylink.simulator.soap;

import io.surveylink.simulator.xml.XmlWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fault elements of the Partner WSDL; a code belongs to one of them. */
enum FaultType {
    UNEXPECTED_ERROR("UnexpectedErrorFault", false),
    INVALID_FIELD("InvalidFieldFault", true),
    INVALID_SOBJECT("InvalidSObjectFault", true),
    MALFORMED_QUERY("MalformedQueryFault", true),
    INVALID_ID("InvalidIdFault", false),
    INVALID_QUERY_LOCATOR("InvalidQueryLocatorFault", false),
    LOGIN("LoginFault", false);

    private static final Pattern PLACE = Pattern.compile("Row:(\\d+):Column:(\\d+)");

    private final String element;
    private final boolean placed;

    FaultType(String element, boolean placed) {
        this.element = element;
        this.placed = placed;
    }

    private static FaultType of(String code) {
        return switch (code) {
            case "INVALID_FIELD" -> INVALID_FIELD;
            case "INVALID_TYPE" -> INVALID_SOBJECT;
            case "MALFORMED_QUERY" -> MALFORMED_QUERY;
            case "MALFORMED_ID" -> INVALID_ID;
            case "INVALID_QUERY_LOCATOR" -> INVALID_QUERY_LOCATOR;
            case "INVALID_LOGIN",
                    "LOGIN_DURING_RESTRICTED_DOMAIN",
                    "LOGIN_DURING_RESTRICTED_TIME",
                    "ORG_LOCKED",
                    "PASSWORD_LOCKOUT" -> LOGIN;
            default -> UNEXPECTED_ERROR;
        };
    }

    /** WSC fails with a ClassCastException on a fault element without {@code xsi:type}: Salesforce always sends it. */
    static byte[] envelope(String code, String message) {
        FaultType type = of(code);
        String element = "sf:" + type.element;
        XmlWriter xml = new XmlWriter()
                .open(
                        "soapenv:Envelope",
                        "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
                .open("soapenv:Body")
                .open("soapenv:Fault")
                .element("faultcode", "sf:" + code)
                .element("faultstring", code + ": " + message)
                .open("detail")
                .open(element, "xsi:type=\"" + element + "\"")
                .element("sf:exceptionCode", code)
                .element("sf:exceptionMessage", message);
        if (type.placed) {
            Matcher place = PLACE.matcher(message);
            boolean known = place.find();
            xml.element("sf:row", known ? place.group(1) : "-1").element("sf:column", known ? place.group(2) : "-1");
        }
        return xml.close(element)
                .close("detail")
                .close("soapenv:Fault")
                .close("soapenv:Body")
                .close("soapenv:Envelope")
                .bytes();
    }
}
