package io.surveylink.survey;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers by question code and embedded data by name. An answer is a String, a BigDecimal or a List of choice codes;
 * sorted, so that equal content has one form.
 */
public record ResponseContent(SortedMap<String, Object> answers, SortedMap<String, String> embeddedData) {

    public ResponseContent {
        answers = new TreeMap<>(answers);
        embeddedData = new TreeMap<>(embeddedData);
    }

    public static ResponseContent of(Map<String, Object> answers, Map<String, String> embeddedData) {
        return new ResponseContent(new TreeMap<>(answers), new TreeMap<>(embeddedData));
    }

    /** Answers are personal: none in logs. */
    @Override
    public String toString() {
        return "ResponseContent[" + answers.keySet() + ", " + embeddedData.keySet() + "]";
    }
}
