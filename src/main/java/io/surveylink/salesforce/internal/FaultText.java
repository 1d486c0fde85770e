package io.surveylink.salesforce.internal;

import java.util.regex.Pattern;

/** What Salesforce says of a fault, without what nobody may read: it is stored, shown and perhaps logged. */
final class FaultText {

    private static final String LEFT_OUT = "…";

    /** "Session not found, missing session hash: yNHB…A=". */
    private static final Pattern SESSION_HASH = Pattern.compile("(session hash:?\\s*)\\S+", Pattern.CASE_INSENSITIVE);

    /** Organization id, exclamation mark, secret. */
    private static final Pattern SESSION_ID = Pattern.compile("\\b00D\\w{12,15}!\\S+");

    /** Faults of queries repeat the query, in which keys of respondents stand, up to the line that points into it. */
    private static final Pattern QUERY = Pattern.compile("^.*\\n(?=ERROR at Row:)", Pattern.DOTALL);

    private FaultText() {}

    static String of(String text, String accessToken) {
        String plain = accessToken.isEmpty() ? text : text.replace(accessToken, LEFT_OUT);
        plain = SESSION_ID.matcher(plain).replaceAll(LEFT_OUT);
        plain = SESSION_HASH.matcher(plain).replaceAll("$1" + LEFT_OUT);
        return QUERY.matcher(plain).replaceFirst("").strip();
    }
}
