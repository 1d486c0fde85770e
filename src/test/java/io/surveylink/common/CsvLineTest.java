package io.surveylink.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void cellsAreSeparatedByCommasAndNothingIsAnEmptyCell() {
        assertThat(CsvLine.of(Arrays.asList("a", null, 7))).isEqualTo("a,,7\r\n");
    }

    @Test
    void whatWouldBreakTheLineIsQuoted() {
        assertThat(CsvLine.of(List.of("a,b", "say \"yes\"", "two\nlines")))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void whatASpreadsheetWouldCalculateIsText(String cell) {
        assertThat(CsvLine.of(List.of(cell))).isEqualTo("\"'" + cell + "\"\r\n");
    }
}
