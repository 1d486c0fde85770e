package io.surveylink.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a handler does with the connection. */
public sealed interface Reply {

    /** An HTTP response. */
    record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {

        public Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, Collections.unmodifiableMap(more), body);
        }

        public Answer withBody(byte[] other) {
            return new Answer(status, headers, other);
        }

        public Answer withStatus(int other) {
            return new Answer(other, headers, body);
        }
    }

    /** The connection is closed without a byte of an answer. */
    record HangUp() implements Reply {}

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(int status, String body) {
        return of(status, "text/html;charset=UTF-8", body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), new byte[0]);
    }
}
