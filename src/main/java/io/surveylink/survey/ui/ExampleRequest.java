package io.surveylink.survey.ui;

import static java.util.stream.Collectors.joining;

import io.surveylink.project.ui.OpenProject;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import java.net.URI;

/** A request that a person can paste into a terminal: it fits the survey as it is. */
record ExampleRequest(URI baseUrl, OpenProject open, SurveyDefinition survey) {

    String curl(String key) {
        return """
                curl %s/api/v1/projects/%s/responses \\
                  -H 'Authorization: Bearer %s' \\
                  -H 'Content-Type: application/json' \\
                  -d '{"responses":[{"id":"R-1","status":"complete","answers":{%s},"embeddedData":{%s}}]}'\
                """.formatted(baseUrl, open.summary().slug(), key, answers(), embeddedData());
    }

    private String answers() {
        return survey.questions().stream()
                .map(question -> "\"" + question.code() + "\":" + value(question))
                .collect(joining(","));
    }

    private String embeddedData() {
        return survey.embeddedData().stream()
                .map(name -> "\"" + name + "\":\"" + (name.equals("email") ? "a@example.com" : "text") + "\"")
                .collect(joining(","));
    }

    private static String value(Question question) {
        return switch (question.type()) {
            case TEXT, LONG_TEXT -> "\"text\"";
            case NUMBER -> "12.5";
            case SINGLE_CHOICE -> "\"" + question.choices().getFirst().code() + "\"";
            case MULTIPLE_CHOICE -> "[\"" + question.choices().getFirst().code() + "\"]";
            case RATING -> "5";
            case NPS -> "9";
            case DATE -> "\"2026-11-23\"";
            case EMAIL -> "\"a@example.com\"";
        };
    }
}
