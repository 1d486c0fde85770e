package io.surveylink.workflow;

import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Embedded data and questions by what they are called: embedded data first, because it is named for what it holds. */
public final class SurveySources {

    private static final String CUSTOM_SUFFIX = "__c";

    private final Map<String, ValueSource> byName = new LinkedHashMap<>();

    public SurveySources(SurveyDefinition survey) {
        survey.embeddedData().forEach(name -> byName.put(plain(name), new ValueSource.EmbeddedData(name)));
        survey.questions().forEach(question -> {
            var answer = new ValueSource.Answer(question.code(), AnswerForm.LABEL);
            byName.putIfAbsent(plain(question.code()), answer);
            byName.putIfAbsent(plain(question.text()), answer);
        });
    }

    /** "First Name", "firstName", "First_Name__c" and "first-name" are one name. */
    public Optional<ValueSource> named(String name) {
        return Optional.ofNullable(byName.get(plain(name)));
    }

    private static String plain(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String stem =
                normal.endsWith(CUSTOM_SUFFIX) ? normal.substring(0, normal.length() - CUSTOM_SUFFIX.length()) : normal;
        return stem.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
