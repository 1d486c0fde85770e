package io.surveylink.workflow;

import static io.surveylink.workflow.Conditions.Operator.AFTER;
import static io.surveylink.workflow.Conditions.Operator.AT_LEAST;
import static io.surveylink.workflow.Conditions.Operator.AT_MOST;
import static io.surveylink.workflow.Conditions.Operator.BEFORE;
import static io.surveylink.workflow.Conditions.Operator.CONTAINS;
import static io.surveylink.workflow.Conditions.Operator.CONTAINS_NOT;
import static io.surveylink.workflow.Conditions.Operator.EMPTY;
import static io.surveylink.workflow.Conditions.Operator.IS;
import static io.surveylink.workflow.Conditions.Operator.IS_NOT;
import static io.surveylink.workflow.Conditions.Operator.LESS_THAN;
import static io.surveylink.workflow.Conditions.Operator.MORE_THAN;
import static io.surveylink.workflow.Conditions.Operator.NOT_EMPTY;
import static io.surveylink.workflow.Conditions.Operator.STARTS_WITH;

import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.Conditions.Operator;
import java.util.List;
import java.util.Optional;

/** What a compared value is, and with it the operators that make sense. */
public enum ComparedKind {
    TEXT(IS, IS_NOT, CONTAINS, CONTAINS_NOT, STARTS_WITH, EMPTY, NOT_EMPTY),
    /** A text that may well be a number, as embedded data. */
    TEXT_OR_NUMBER(IS, IS_NOT, CONTAINS, CONTAINS_NOT, STARTS_WITH, AT_LEAST, AT_MOST, EMPTY, NOT_EMPTY),
    NUMBER(AT_LEAST, AT_MOST, IS, IS_NOT, MORE_THAN, LESS_THAN, EMPTY, NOT_EMPTY),
    /** The code of one choice. */
    CHOICE(IS, IS_NOT, EMPTY, NOT_EMPTY),
    /** Codes of several choices. */
    CHOICES(CONTAINS, CONTAINS_NOT, EMPTY, NOT_EMPTY),
    DAY(IS, BEFORE, AFTER, EMPTY, NOT_EMPTY);

    private final List<Operator> operators;

    ComparedKind(Operator... operators) {
        this.operators = List.of(operators);
    }

    /** The likeliest first. */
    public List<Operator> operators() {
        return operators;
    }

    /** Empty for what the survey has no more, and for sources that nothing is compared with. */
    public static Optional<ComparedKind> of(ValueSource source, SurveyDefinition survey) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) ->
                survey.question(question).map(Question::type).map(ComparedKind::of);
            case ValueSource.EmbeddedData(var name) ->
                survey.embeddedData().contains(name) ? Optional.of(TEXT_OR_NUMBER) : Optional.empty();
            case ValueSource.EventField field -> Optional.of(TEXT_OR_NUMBER);
            case ValueSource.ResponseKey key -> Optional.empty();
            case ValueSource.ResponseId id -> Optional.empty();
            case ValueSource.RecordedAt at -> Optional.empty();
            case ValueSource.TaskRecord record -> Optional.empty();
            case ValueSource.Fixed fixed -> Optional.empty();
            case ValueSource.Text text -> Optional.empty();
        };
    }

    private static ComparedKind of(QuestionType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, EMAIL -> TEXT;
            case NUMBER, RATING, NPS -> NUMBER;
            case SINGLE_CHOICE -> CHOICE;
            case MULTIPLE_CHOICE -> CHOICES;
            case DATE -> DAY;
        };
    }
}
