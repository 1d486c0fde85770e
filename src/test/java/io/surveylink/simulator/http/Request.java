package io.surveylink.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end.
 *
 * @param path decoded, without the query
 * @param headers names in lower case, first value of each
 */
public record Request(
        String method, String path, String rawQuery, Map<String, String> headers, byte[] body, String remoteAddress) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Map<String, String> query() {
        return decode(rawQuery);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).filter(value -> !value.isEmpty());
    }

    public Map<String, String> form() {
        return decode(text());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> cookie(String name) {
        return header("cookie").stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private static Map<String, String> decode(String encoded) {
        if (encoded.isBlank()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.putIfAbsent(plain(name), plain(value));
        }
        return Collections.unmodifiableMap(values);
    }

    /** What is badly encoded stays as it is. */
    private static String plain(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
