package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.salesforce.RecordRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireValuesTest {

    @Test
    void datesAndTimesTravelAsText() {
        var record = WireValues.record(
                "Contact",
                RecordRow.of(Map.of(
                        "Birthdate", LocalDate.of(2026, 1, 2), "Seen__c", Instant.parse("2026-01-01T15:00:00Z"))));

        assertThat(record.getField("Birthdate")).isEqualTo("2026-01-02");
        assertThat(record.getField("Seen__c")).isEqualTo("2026-01-01T15:00:00.000Z");
    }

    @Test
    void nullClearsAFieldAndIsNotSentAsAValue() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("LastName", "Mori");
        fields.put("Phone", null);
        var record = WireValues.record("Contact", new RecordRow("003000000000001AAA", fields));

        assertThat(record.getFieldsToNull()).containsExactly("Phone");
        assertThat(record.getField("Phone")).isNull();
        assertThat(record.getId()).isEqualTo("003000000000001AAA");
    }

    @Test
    void whatXmlCannotBearIsLeftOut() {
        assertThat(WireValues.clean("a\u0000b\u0001c\u000bd\ufffe\uffffe\ud83d"))
                .isEqualTo("abcde");
        assertThat(WireValues.clean("日本語 😀\tline\r\n")).isEqualTo("日本語 😀\tline\r\n");
    }

    @Test
    void numbersAndFlagsStayWhatTheyAre() {
        var record = WireValues.record(
                "Opportunity", RecordRow.of(Map.of("Amount", new BigDecimal("12.50"), "Won__c", true)));

        assertThat(record.getField("Amount")).isEqualTo(new BigDecimal("12.50"));
        assertThat(record.getField("Won__c")).isEqualTo(true);
    }

    @Test
    void aTypeThatNoFieldTakesIsADefectOfTheCaller() {
        assertThatThrownBy(() -> WireValues.record("Contact", RecordRow.of(Map.of("X", new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X");
    }
}
