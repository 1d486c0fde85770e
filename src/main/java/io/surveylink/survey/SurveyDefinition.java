package io.surveylink.survey;

import java.util.List;
import java.util.Optional;

/** The questions and embedded data of a project. */
public record SurveyDefinition(List<Question> questions, List<String> embeddedData) {

    public SurveyDefinition {
        questions = List.copyOf(questions);
        embeddedData = List.copyOf(embeddedData);
    }

    public Optional<Question> question(String code) {
        return questions.stream().filter(q -> q.code().equals(code)).findFirst();
    }

    /** A question; choices are empty unless it is a choice. */
    public record Question(long id, String code, QuestionType type, String text, List<Choice> choices, int version) {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** A choice: the code is stored (the recode value), the label is what the respondent reads. */
    public record Choice(String code, String label) {}
}
