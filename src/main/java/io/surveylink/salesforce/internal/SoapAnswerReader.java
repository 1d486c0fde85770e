package io.surveylink.salesforce.internal;

import io.surveylink.common.SafeXml;
import io.surveylink.salesforce.ApiUsage;
import io.surveylink.salesforce.internal.SoapAnswer.Fault;
import io.surveylink.salesforce.internal.SoapAnswer.Row;
import io.surveylink.salesforce.internal.SoapAnswer.RowBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through an answer once and keeps what is known; what is not known is passed over. */
final class SoapAnswerReader {

    private static final String LIMIT = "Envelope/Header/LimitInfoHeader/limitInfo";
    private static final String BODY = "Envelope/Body/";
    private static final String FAULT = BODY + "Fault";
    private static final String DETAIL = FAULT + "/detail/";
    private static final String API_REQUESTS = "API REQUESTS";

    /** Path of the element in hand, prefixes left out. */
    private final StringBuilder path = new StringBuilder();

    private final StringBuilder text = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();

    private @Nullable ApiUsage usage;
    private String limitType = "";
    private int current;
    private int limit;

    private boolean isFault;
    private String faultCode = "";
    private String faultText = "";
    private String detailCode = "";
    private String detailText = "";

    private String resultPath = "";
    private RowBuilder row = new RowBuilder();
    private boolean isBroken;

    private SoapAnswerReader() {}

    /** @param withRows false to stop where the body of a success begins */
    static Optional<SoapAnswer> read(byte[] xml, boolean withRows) {
        try {
            return new SoapAnswerReader().walk(SafeXml.reader(xml), withRows);
        } catch (XMLStreamException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<SoapAnswer> walk(XMLStreamReader reader, boolean withRows) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    start(reader.getLocalName());
                    boolean isCall = path.lastIndexOf("/") == BODY.length() - 1 && path.indexOf(BODY) == 0;
                    if (isCall && !isFault && !withRows) {
                        return Optional.of(new SoapAnswer(usage, null, List.of()));
                    }
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(reader.getText());
                case XMLStreamReader.END_ELEMENT -> end();
                default -> {
                    // Comments and the like.
                }
            }
        }
        return isBroken ? Optional.empty() : Optional.of(new SoapAnswer(usage, fault(), rows));
    }

    private void start(String name) {
        path.append(path.isEmpty() ? "" : "/").append(name);
        text.setLength(0);
        if (path.toString().equals(FAULT)) {
            isFault = true;
        } else if (name.equals("result") && depth() == 4 && path.indexOf(BODY) == 0) {
            resultPath = path.toString();
            row = new RowBuilder();
        }
    }

    private void end() {
        String element = path.toString();
        String value = text.toString();
        text.setLength(0);
        if (element.startsWith(LIMIT)) {
            limit(element.substring(LIMIT.length()), value);
        } else if (element.startsWith(FAULT)) {
            fault(element, value);
        } else if (!resultPath.isEmpty() && element.startsWith(resultPath)) {
            result(element.substring(resultPath.length()), value);
        }
        path.setLength(Math.max(0, path.lastIndexOf("/")));
    }

    private long depth() {
        return path.chars().filter(c -> c == '/').count() + 1;
    }

    private void limit(String below, String value) {
        switch (below) {
            case "/current" -> current = count(value);
            case "/limit" -> limit = count(value);
            case "/type" -> limitType = value;
            case "" -> {
                if (limitType.equals(API_REQUESTS)) {
                    usage = new ApiUsage(current, limit);
                }
            }
            default -> {
                // Nothing of the kind is known.
            }
        }
    }

    private static int count(String value) {
        return Math.clamp(Long.parseLong(value.strip()), 0, Integer.MAX_VALUE);
    }

    private void fault(String element, String value) {
        if (element.equals(FAULT + "/faultcode")) {
            faultCode = value.substring(value.indexOf(':') + 1).strip();
        } else if (element.equals(FAULT + "/faultstring")) {
            faultText = value;
        } else if (element.startsWith(DETAIL) && element.endsWith("/exceptionCode")) {
            detailCode = value.strip();
        } else if (element.startsWith(DETAIL) && element.endsWith("/exceptionMessage")) {
            detailText = value;
        }
    }

    private @Nullable Fault fault() {
        String code = detailCode.isEmpty() ? faultCode : detailCode;
        return isFault && !code.isEmpty() ? new Fault(code, detailText.isEmpty() ? faultText : detailText) : null;
    }

    private void result(String below, String value) {
        if (below.isEmpty()) {
            row.build().ifPresentOrElse(rows::add, () -> isBroken = true);
            resultPath = "";
        } else {
            row.element(below.substring(1), value);
        }
    }
}
