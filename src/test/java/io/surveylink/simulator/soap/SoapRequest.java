package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A parsed request envelope: its headers, and the call in its body. */
record SoapRequest(XmlElement header, XmlElement call) {

    /** Salesforce's cap on a message, after it is unpacked. */
    static final int MAX_SIZE = 52_428_800;

    private static final int DEFAULT_BATCH = 500;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    /** @param contentType of the request: its charset wins over that of the document, as RFC 7303 wants it */
    static SoapRequest parse(byte[] body, boolean gzip, String contentType) {
        byte[] xml = gzip ? unpack(body) : body;
        if (xml.length > MAX_SIZE) {
            throw new CallFault(
                    "EXCEEDED_MAX_SIZE_REQUEST",
                    "Maximum size of request reached. Maximum size of request is " + MAX_SIZE + " bytes.");
        }
        try {
            XmlElement envelope = XmlReader.read(xml, hasMark(xml) ? null : charset(contentType));
            XmlElement content = envelope.child("Body");
            if (content.children().isEmpty()) {
                throw new CallFault("XML_PARSER_ERROR", "The request has no call in its SOAP body");
            }
            return new SoapRequest(envelope.child("Header"), content.children().getFirst());
        } catch (XMLStreamException e) {
            throw new CallFault("XML_PARSER_ERROR", "Error parsing XML: " + e.getMessage());
        }
    }

    /** A byte order mark says the encoding better than any header. */
    private static boolean hasMark(byte[] xml) {
        return xml.length > 1 && (xml[0] & 0xFF) >= 0xEF;
    }

    private static @Nullable String charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() ? charset.group(1) : null;
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 8_192)) {
            return in.readNBytes(MAX_SIZE + 1);
        } catch (IOException e) {
            throw new CallFault("XML_PARSER_ERROR", "The request is not what its Content-Encoding says");
        }
    }

    String sessionId() {
        return header.child("SessionHeader").value("sessionId").orElse("");
    }

    boolean allOrNone() {
        return header.child("AllOrNoneHeader").isTrue("allOrNone");
    }

    boolean allowTruncation() {
        return header.child("AllowFieldTruncationHeader").isTrue("allowFieldTruncation");
    }

    boolean allowDuplicates() {
        return header.child("DuplicateRuleHeader").isTrue("allowSave");
    }

    boolean includeRecordDetails() {
        return header.child("DuplicateRuleHeader").isTrue("includeRecordDetails");
    }

    boolean assignmentRule() {
        return header.child("AssignmentRuleHeader").isTrue("useDefaultRule")
                || assignmentRuleId().isPresent();
    }

    Optional<String> assignmentRuleId() {
        return header.child("AssignmentRuleHeader").value("assignmentRuleId");
    }

    /** A hint that Salesforce brings between 200 and 2,000. */
    int batchSize() {
        try {
            return header.child("QueryOptions")
                    .value("batchSize")
                    .map(Integer::parseInt)
                    .map(size -> Math.clamp(size, 200, 2_000))
                    .orElse(DEFAULT_BATCH);
        } catch (NumberFormatException e) {
            throw new CallFault("INVALID_BATCH_SIZE", "batch size is not a number");
        }
    }
}
