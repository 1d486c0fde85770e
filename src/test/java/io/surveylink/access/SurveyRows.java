package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.table;

import io.surveylink.project.Operation;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Responses;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Survey, responses and ingestion keys. */
@TestComponent
class SurveyRows implements AccessRows {

    private final Surveys surveys;
    private final Responses responses;
    private final IngestionKeys keys;

    SurveyRows(Surveys surveys, Responses responses, IngestionKeys keys) {
        this.surveys = surveys;
        this.responses = responses;
        this.keys = keys;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(Surveys.class, "get", 2, Operation.SEE_NAMES, actor -> surveys.get(actor, world.id())),
                table(
                        Surveys.class,
                        "addQuestion",
                        3,
                        Operation.EDIT_SURVEY,
                        deed(actor -> surveys.addQuestion(actor, world.id(), question()))),
                table(
                        Surveys.class,
                        "changeQuestion",
                        3,
                        Operation.EDIT_SURVEY,
                        deed(actor -> surveys.changeQuestion(actor, world.id(), added(world)))),
                table(
                        Surveys.class,
                        "removeQuestion",
                        3,
                        Operation.EDIT_SURVEY,
                        deed(actor -> surveys.removeQuestion(
                                actor, world.id(), added(world).code()))),
                table(
                        Surveys.class,
                        "addEmbeddedData",
                        3,
                        Operation.EDIT_SURVEY,
                        deed(actor -> surveys.addEmbeddedData(actor, world.id(), AccessWorld.fresh()))),
                table(Surveys.class, "removeEmbeddedData", 3, Operation.EDIT_SURVEY, deed(actor -> {
                    String name = AccessWorld.fresh();
                    surveys.addEmbeddedData(world.actor(Role.OWNER), world.id(), name);
                    surveys.removeEmbeddedData(actor, world.id(), name);
                })),
                table(
                        Responses.class,
                        "page",
                        4,
                        Operation.SEE_NAMES,
                        actor -> responses.page(actor, world.id(), null, 10)),
                table(IngestionKeys.class, "list", 2, Operation.EDIT_SURVEY, actor -> keys.list(actor, world.id())),
                table(IngestionKeys.class, "issue", 4, Operation.EDIT_SURVEY, actor -> issue(actor, world)),
                table(IngestionKeys.class, "revoke", 3, Operation.EDIT_SURVEY, deed(actor -> {
                    issue(world.actor(Role.OWNER), world);
                    long newest = keys.list(world.actor(Role.OWNER), world.id())
                            .getFirst()
                            .id();
                    keys.revoke(actor, world.id(), newest);
                })));
    }

    private String issue(Actor actor, AccessWorld world) {
        return keys.issue(actor, world.id(), "another", Set.of(Scope.READ));
    }

    private Question added(AccessWorld world) {
        var question = question();
        surveys.addQuestion(world.actor(Role.OWNER), world.id(), question);
        return surveys.definition(world.id()).question(question.code()).orElseThrow();
    }

    private static NewQuestion question() {
        return new NewQuestion(AccessWorld.fresh(), QuestionType.TEXT, "What else?", List.of());
    }
}
