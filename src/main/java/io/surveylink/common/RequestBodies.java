package io.surveylink.common;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Bodies of requests from outside. */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * The whole body; empty if it has more bytes. A sender that tells no length, or a wrong one, is stopped while
     * reading.
     */
    public static Optional<byte[]> read(HttpServletRequest request, int mostBytes) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        return body.length > mostBytes ? Optional.empty() : Optional.of(body);
    }
}
