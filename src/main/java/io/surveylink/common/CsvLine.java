package io.surveylink.common;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180) that a spreadsheet shows as text and never calculates. */
public final class CsvLine {

    private static final String CALCULATED = "=+-@\t\r";

    private CsvLine() {}

    /** With its line end; null is an empty cell. */
    public static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean calculated = !text.isEmpty() && CALCULATED.indexOf(text.charAt(0)) >= 0;
        String safe = calculated ? "'" + text : text;
        boolean quoted = calculated || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
