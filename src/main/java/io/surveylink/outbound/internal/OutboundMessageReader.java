package io.surveylink.outbound.internal;

import io.surveylink.common.SafeXml;
import io.surveylink.outbound.internal.OutboundMessage.Notification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message by local names, so that prefixes may be what they like. What is not known is passed over; a
 * notification that names no record is kept, for it must not cost the others.
 */
final class OutboundMessageReader {

    private static final String MESSAGE = "Envelope/Body/notifications/";
    private static final String NOTIFICATION = MESSAGE + "Notification";
    private static final String RECORD = NOTIFICATION + "/sObject";
    private static final String FIELD = RECORD + "/";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** Salesforce's are seven deep. */
    private static final int MAX_DEPTH = 20;

    private static final int ID_LENGTH = 15;

    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Notification> notifications = new ArrayList<>();
    private String organizationId = "";
    private String actionId = "";
    private String notificationId = "";
    private @Nullable String object;
    private Map<String, String> fields = new LinkedHashMap<>();

    private OutboundMessageReader() {}

    /** Empty if it is not a whole outbound message. */
    static Optional<OutboundMessage> read(byte[] xml) {
        try {
            return new OutboundMessageReader().walk(SafeXml.reader(xml));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** The part of an id that tells it from others: 15 characters, case and all; the other three are a checksum. */
    static Optional<String> idOf(String text) {
        return text.length() >= ID_LENGTH && text.chars().allMatch(OutboundMessageReader::isIdCharacter)
                ? Optional.of(text.substring(0, ID_LENGTH))
                : Optional.empty();
    }

    private static boolean isIdCharacter(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private Optional<OutboundMessage> walk(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(xml.getLocalName());
                    if (path.size() > MAX_DEPTH) {
                        return Optional.empty();
                    }
                    text.setLength(0);
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(String.join("/", path), text.toString());
                    text.setLength(0);
                    path.removeLast();
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        return idOf(organizationId)
                .flatMap(org -> idOf(actionId).map(action -> new OutboundMessage(org, action, notifications)))
                .filter(message -> !notifications.isEmpty());
    }

    private void begin(XMLStreamReader xml) {
        switch (String.join("/", path)) {
            case NOTIFICATION -> {
                notificationId = "";
                object = null;
                fields = new LinkedHashMap<>();
            }
            case RECORD -> object = typeOf(xml.getAttributeValue(SCHEMA_INSTANCE, "type"));
            default -> {
                // Read when it ends.
            }
        }
    }

    private static @Nullable String typeOf(@Nullable String name) {
        return name == null ? null : name.substring(name.indexOf(':') + 1);
    }

    private void end(String element, String value) {
        switch (element) {
            case MESSAGE + "OrganizationId" -> organizationId = value.strip();
            case MESSAGE + "ActionId" -> actionId = value.strip();
            case NOTIFICATION + "/Id" -> notificationId = value.strip();
            case NOTIFICATION -> endNotification();
            default -> {
                boolean isField = element.startsWith(FIELD) && element.indexOf('/', FIELD.length()) < 0;
                if (isField && !value.isEmpty()) {
                    fields.put(element.substring(FIELD.length()), value);
                }
            }
        }
    }

    /** Without an id of its own a notification cannot be told from another and is none. */
    private void endNotification() {
        idOf(notificationId).ifPresent(id -> {
            var recordId = idOf(fields.getOrDefault("Id", "")).isPresent() ? fields.get("Id") : null;
            notifications.add(new Notification(id, recordId == null ? null : object, recordId, fields));
        });
    }
}
