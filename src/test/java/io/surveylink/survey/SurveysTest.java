package io.surveylink.survey;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.survey.IngestionKeys.KeyItem;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ResponseFixtures;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys, keys and responses through their services, by everybody around a project. */
@SurveylinkTest
class SurveysTest {

    private static final List<Choice> COLORS = List.of(new Choice("r", "Red"), new Choice("g", "Green"));

    @Autowired
    Surveys surveys;

    @Autowired
    IngestionKeys keys;

    @Autowired
    Responses responses;

    @Autowired
    Fixtures fixtures;

    @Autowired
    ResponseFixtures sent;

    @Autowired
    DSLContext database;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
    }

    @Test
    void everyTypeOfQuestionIsKeptAsItWasAdded() {
        for (var type : QuestionType.values()) {
            surveys.addQuestion(people.editor(), people.id(), question("q_" + type, type));
        }
        surveys.addEmbeddedData(people.owner(), people.id(), "email");

        var survey = surveys.get(people.viewer(), people.id());

        assertThat(survey.questions()).extracting(Question::type).containsExactly(QuestionType.values());
        assertThat(survey.question("q_SINGLE_CHOICE").orElseThrow().choices()).isEqualTo(COLORS);
        assertThat(survey.embeddedData()).containsExactly("email");
        assertThat(surveys.definition(people.id())).isEqualTo(survey);
    }

    @Test
    void codesAndNamesAreUnique() {
        surveys.addQuestion(people.owner(), people.id(), question("nps", QuestionType.NPS));
        surveys.addEmbeddedData(people.owner(), people.id(), "email");

        assertThatThrownBy(() -> surveys.addQuestion(people.owner(), people.id(), question("nps", QuestionType.TEXT)))
                .satisfies(has(ErrorCode.QUESTION_CODE_TAKEN));
        assertThatThrownBy(() -> surveys.addEmbeddedData(people.owner(), people.id(), "email"))
                .satisfies(has(ErrorCode.EMBEDDED_DATA_NAME_TAKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "with space",
                "ümlaut",
                "a.b",
                "1234567890123456789012345678901234567890123456789012345678901"
            })
    void codesHaveTheirLetters(String code) {
        assertThatThrownBy(() -> surveys.addQuestion(people.owner(), people.id(), question(code, QuestionType.TEXT)))
                .satisfies(has(ErrorCode.INVALID_INPUT));
        assertThatThrownBy(() -> surveys.addEmbeddedData(people.owner(), people.id(), code))
                .satisfies(has(ErrorCode.INVALID_INPUT));
    }

    @Test
    void choicesBelongToChoiceQuestionsAndAreTold() {
        for (var bad : List.of(
                new NewQuestion("q", QuestionType.SINGLE_CHOICE, "Which?", List.of()),
                new NewQuestion("q", QuestionType.TEXT, "What?", COLORS),
                new NewQuestion("q", QuestionType.TEXT, " ", List.of()),
                new NewQuestion("q", QuestionType.SINGLE_CHOICE, "Which?", List.of(new Choice("r", " "))),
                new NewQuestion(
                        "q",
                        QuestionType.SINGLE_CHOICE,
                        "Which?",
                        List.of(new Choice("r", "Red"), new Choice("r", "Rose"))))) {
            assertThatThrownBy(() -> surveys.addQuestion(people.owner(), people.id(), bad))
                    .satisfies(has(ErrorCode.INVALID_INPUT));
        }
        assertThat(surveys.definition(people.id()).questions()).isEmpty();
    }

    @Test
    void whoeverSavesLaterOnAnOldVersionIsTold() {
        surveys.addQuestion(people.owner(), people.id(), question("nps", QuestionType.NPS));
        var read = surveys.definition(people.id()).questions().getFirst();

        surveys.changeQuestion(people.editor(), people.id(), withText(read, "Better?"));

        assertThatThrownBy(() -> surveys.changeQuestion(people.owner(), people.id(), withText(read, "Worse?")))
                .satisfies(has(ErrorCode.STALE));
        assertThat(surveys.definition(people.id()).questions().getFirst().text())
                .isEqualTo("Better?");
    }

    @Test
    void aQuestionOfAnotherProjectCannotBeChanged() {
        surveys.addQuestion(people.owner(), people.id(), question("nps", QuestionType.NPS));
        var read = surveys.definition(people.id()).questions().getFirst();
        var other = fixtures.project();

        assertThatThrownBy(() -> surveys.changeQuestion(other.owner(), other.id(), withText(read, "Mine?")))
                .satisfies(has(ErrorCode.STALE));
    }

    @Test
    void onlyEditorsAndTheOwnerEditTheSurveyAndItsKeys() {
        surveys.addQuestion(people.owner(), people.id(), question("nps", QuestionType.NPS));
        surveys.addEmbeddedData(people.owner(), people.id(), "email");
        keys.issue(people.owner(), people.id(), "first", Set.of(Scope.INGEST));
        var read = surveys.definition(people.id()).questions().getFirst();
        long keyId = keys.list(people.owner(), people.id()).getFirst().id();
        List<Consumer<Actor>> edits = List.of(
                actor -> surveys.addQuestion(actor, people.id(), question("other", QuestionType.TEXT)),
                actor -> surveys.changeQuestion(actor, people.id(), withText(read, "Changed")),
                actor -> surveys.removeQuestion(actor, people.id(), "nps"),
                actor -> surveys.addEmbeddedData(actor, people.id(), "name"),
                actor -> surveys.removeEmbeddedData(actor, people.id(), "email"),
                actor -> keys.list(actor, people.id()),
                actor -> keys.issue(actor, people.id(), "second", Set.of(Scope.READ)),
                actor -> keys.revoke(actor, people.id(), keyId));

        for (var edit : edits) {
            assertThatThrownBy(calling(edit, people.viewer())).satisfies(has(ErrorCode.FORBIDDEN));
            assertThatThrownBy(calling(edit, people.admin())).satisfies(has(ErrorCode.FORBIDDEN));
            assertThatThrownBy(calling(edit, people.stranger())).satisfies(has(ErrorCode.NOT_FOUND));
        }
        assertThat(surveys.definition(people.id()).question("nps")).contains(read);
        assertThat(keys.list(people.editor(), people.id()))
                .singleElement()
                .extracting(KeyItem::revokedAt)
                .isNull();
        edits.forEach(edit -> edit.accept(people.editor()));
        assertThat(surveys.definition(people.id()).embeddedData()).containsExactly("name");
    }

    private static ThrowingCallable calling(Consumer<Actor> edit, Actor actor) {
        return () -> edit.accept(actor);
    }

    @Test
    void everybodyInTheProjectSeesTheQuestionsAndAStrangerDoesNot() {
        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.admin())) {
            assertThat(surveys.get(actor, people.id()).questions()).isEmpty();
        }
        assertThatThrownBy(() -> surveys.get(people.stranger(), people.id())).satisfies(has(ErrorCode.NOT_FOUND));
    }

    @Test
    void answersAreForThoseWhoMaySeeThem() {
        sent.send(people, "R-1", Map.of("comment", "private"));

        for (var actor : List.of(people.owner(), people.editor())) {
            assertThat(responses.page(actor, people.id(), null, 10))
                    .singleElement()
                    .satisfies(item -> assertThat(item.content()).isNotNull());
        }
        for (var actor : List.of(people.viewer(), people.admin())) {
            assertThat(responses.page(actor, people.id(), null, 10))
                    .singleElement()
                    .satisfies(item -> assertThat(item.content()).isNull());
        }
        assertThatThrownBy(() -> responses.page(people.stranger(), people.id(), null, 10))
                .satisfies(has(ErrorCode.NOT_FOUND));
    }

    @Test
    void responsesArePagedByKeyTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            sent.send(people, "R-" + i, Map.of());
        }

        var first = responses.page(people.owner(), people.id(), null, 3);
        var second = responses.page(people.owner(), people.id(), first.getLast().id(), 3);

        assertThat(first).extracting(Responses.ResponseItem::externalId).containsExactly("R-5", "R-4", "R-3");
        assertThat(second).extracting(Responses.ResponseItem::externalId).containsExactly("R-2", "R-1");
    }

    @Test
    void aKeyIsKnownByItsTextAndOnlyItsDigestIsStored() {
        String key = keys.issue(people.owner(), people.id(), " CRM ", Set.of(Scope.INGEST, Scope.READ));

        var item = keys.list(people.owner(), people.id()).getFirst();
        assertThat(item.name()).isEqualTo("CRM");
        assertThat(key).endsWith(item.hint());
        assertThat(keys.authenticate(key)).hasValueSatisfying(holder -> {
            assertThat(holder.project()).isEqualTo(people.id());
            assertThat(holder.scopes()).containsExactlyInAnyOrder(Scope.INGEST, Scope.READ);
        });
        assertThat(keys.authenticate(key + "x")).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAndCannotBeRevokedTwice() {
        String key = keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.INGEST));
        long id = keys.list(people.owner(), people.id()).getFirst().id();
        assertThat(keys.authenticate(key)).isPresent();

        keys.revoke(people.owner(), people.id(), id);

        assertThat(keys.authenticate(key)).isEmpty();
        assertThatThrownBy(() -> keys.revoke(people.owner(), people.id(), id)).satisfies(has(ErrorCode.NOT_FOUND));
    }

    @Test
    void aKeyOfAnotherProjectCannotBeRevoked() {
        keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.INGEST));
        long id = keys.list(people.owner(), people.id()).getFirst().id();
        var other = fixtures.project();

        assertThatThrownBy(() -> keys.revoke(other.owner(), other.id(), id)).satisfies(has(ErrorCode.NOT_FOUND));
    }

    @Test
    void aKeyActsOnItsProjectWithinItsScopes() {
        String key = keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.READ));
        var holder = keys.authenticate(key).orElseThrow();
        BiConsumer<String, Scope> require = (path, scope) -> keys.require(holder, path, scope);

        assertThat(keys.require(holder, people.project().slug(), Scope.READ)).isEqualTo(people.project());
        assertThatThrownBy(() -> require.accept(people.project().slug(), Scope.INGEST))
                .satisfies(has(ErrorCode.SCOPE_MISSING));
        assertThatThrownBy(() -> require.accept(fixtures.project().project().slug(), Scope.READ))
                .satisfies(has(ErrorCode.PROJECT_UNKNOWN));
    }

    @Test
    void keysAreAuditedWithoutTheirText() {
        String key = keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.INGEST));
        keys.revoke(
                people.editor(),
                people.id(),
                keys.list(people.owner(), people.id()).getFirst().id());

        var entries = database.selectFrom(AUDIT_LOG)
                .where(AUDIT_LOG.PROJECT_ID.eq(people.id()))
                .and(AUDIT_LOG.SUBJECT_TYPE.eq("ingestion_key"))
                .orderBy(AUDIT_LOG.ID)
                .fetch();
        assertThat(entries)
                .extracting(entry -> entry.getAction())
                .containsExactly(AuditAction.INGESTION_KEY_ISSUED.name(), AuditAction.INGESTION_KEY_REVOKED.name());
        assertThat(entries.toString()).doesNotContain(key);
    }

    private static NewQuestion question(String code, QuestionType type) {
        return new NewQuestion(code, type, "What about it?", type.hasChoices() ? COLORS : List.of());
    }

    private static Question withText(Question question, String text) {
        return new Question(
                question.id(), question.code(), question.type(), text, question.choices(), question.version());
    }

    private static Consumer<Throwable> has(ErrorCode code) {
        return e -> assertThat(e)
                .isInstanceOfSatisfying(
                        DomainException.class, d -> assertThat(d.code()).isEqualTo(code));
    }
}
