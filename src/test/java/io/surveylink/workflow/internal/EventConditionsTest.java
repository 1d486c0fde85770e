package io.surveylink.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.ComparedKind;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventConditionsTest {

    private static final SurveyDefinition SURVEY = new SurveyDefinition(
            List.of(
                    question("nps", QuestionType.NPS),
                    question("comment", QuestionType.LONG_TEXT),
                    question("silent", QuestionType.TEXT),
                    question("unasked", QuestionType.NUMBER),
                    question("day", QuestionType.DATE),
                    question("plan", QuestionType.SINGLE_CHOICE, new Choice("1", "Basic"), new Choice("2", "プロ")),
                    question("topics", QuestionType.MULTIPLE_CHOICE, new Choice("a", "Price"), new Choice("b", "品質"))),
            List.of("company", "employees", "gone"));

    private final EventConditions decider = new EventConditions();

    @ParameterizedTest
    @CsvSource({
        "nps, AT_MOST, 6, true",
        "nps, AT_MOST, 5, false",
        "nps, AT_LEAST, 6, true",
        "nps, MORE_THAN, 6, false",
        "nps, LESS_THAN, 7, true",
        "nps, IS, 6.0, true",
        "nps, IS, ６, true",
        "nps, IS_NOT, 6, false",
        "nps, NOT_EMPTY, '', true",
        "unasked, AT_MOST, 6, false",
        "unasked, AT_LEAST, 6, false",
        "unasked, IS_NOT, 6, true",
        "unasked, EMPTY, '', true",
        "comment, CONTAINS, THANKS, true",
        "comment, CONTAINS_NOT, thanks, false",
        "comment, STARTS_WITH, many, true",
        "comment, IS, ' many thanks ', true",
        "silent, EMPTY, '', true",
        "silent, NOT_EMPTY, '', false",
        "silent, CONTAINS_NOT, x, true",
        "plan, IS, 2, true",
        "plan, IS, プロ, false",
        "plan, IS_NOT, 1, true",
        "topics, CONTAINS, b, true",
        "topics, CONTAINS, c, false",
        "topics, CONTAINS_NOT, c, true",
        "day, BEFORE, 2026-03-01, true",
        "day, BEFORE, 2026-02-28, false",
        "day, AFTER, 2026-02-27, true",
        "day, IS, 2026-02-28, true"
    })
    void answersAreComparedByWhatTheyAre(String question, Operator operator, String value, boolean met) {
        assertThat(isMet(new Comparison(answer(question), operator, value))).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "company, IS, acme, true",
        "company, STARTS_WITH, ac, true",
        "employees, AT_LEAST, 100, true",
        "employees, AT_LEAST, 1000, false",
        "company, AT_LEAST, 1, false",
        "gone, EMPTY, '', true",
        "gone, IS, acme, false"
    })
    void embeddedDataIsATextThatMayBeANumber(String name, Operator operator, String value, boolean met) {
        assertThat(isMet(new Comparison(new ValueSource.EmbeddedData(name), operator, value)))
                .isEqualTo(met);
    }

    @Test
    void ofAllThoseThatAreUntrueAreTold() {
        var conditions = new Conditions(Match.ALL, List.of(low(), high(), notEmpty("silent")));

        assertThat(unmet(conditions)).containsExactly(high(), notEmpty("silent"));
    }

    @Test
    void ofAnyOneIsEnough() {
        assertThat(unmet(new Conditions(Match.ANY, List.of(high(), low())))).isEmpty();
        assertThat(unmet(new Conditions(Match.ANY, List.of(high(), notEmpty("silent")))))
                .containsExactly(high(), notEmpty("silent"));
    }

    @Test
    void nothingAskedIsAlwaysMet() {
        assertThat(unmet(Conditions.NONE)).isEmpty();
        assertThat(unmet(new Conditions(Match.ANY, List.of()))).isEmpty();
    }

    @Test
    void everyKindOffersOnlyOperatorsThatCanBeDecided() {
        for (ComparedKind kind : ComparedKind.values()) {
            assertThat(kind.operators()).doesNotHaveDuplicates().contains(Operator.EMPTY, Operator.NOT_EMPTY);
        }
        assertThat(ComparedKind.of(answer("nps"), SURVEY)).contains(ComparedKind.NUMBER);
        assertThat(ComparedKind.of(answer("plan"), SURVEY)).contains(ComparedKind.CHOICE);
        assertThat(ComparedKind.of(answer("never"), SURVEY)).isEmpty();
        assertThat(ComparedKind.of(new ValueSource.Fixed("x"), SURVEY)).isEmpty();
    }

    private boolean isMet(Comparison comparison) {
        return unmet(new Conditions(Match.ALL, List.of(comparison))).isEmpty();
    }

    private List<Comparison> unmet(Conditions conditions) {
        return decider.unmet(conditions, event());
    }

    private static Comparison low() {
        return new Comparison(answer("nps"), Operator.AT_MOST, "6");
    }

    private static Comparison high() {
        return new Comparison(answer("nps"), Operator.AT_LEAST, "9");
    }

    private static Comparison notEmpty(String question) {
        return new Comparison(answer(question), Operator.NOT_EMPTY, "");
    }

    private static ValueSource answer(String question) {
        return new ValueSource.Answer(question, AnswerForm.LABEL);
    }

    private static EventContent event() {
        return new EventContent.OfResponse(response(), SURVEY);
    }

    private static StoredResponse response() {
        var answers = Map.<String, Object>of(
                "nps",
                new BigDecimal("6"),
                "comment",
                "Many thanks",
                "silent",
                "  ",
                "day",
                "2026-02-28",
                "plan",
                "2",
                "topics",
                List.of("a", "b"));
        return new StoredResponse(
                new ProjectId(1),
                "prjct",
                "R-1",
                ResponseStatus.COMPLETE,
                Instant.EPOCH,
                ResponseContent.of(answers, Map.of("company", "Acme", "employees", "250")));
    }

    private static Question question(String code, QuestionType type, Choice... choices) {
        return new Question(1, code, type, code, List.of(choices), 0);
    }
}
