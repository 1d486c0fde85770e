package io.surveylink.testing;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.Fixtures.ProjectPeople;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Responses for tests that are not about ingestion; they come as all do, over HTTP. */
@TestComponent
public class ResponseFixtures {

    private final Surveys surveys;
    private final IngestionKeys keys;
    private final Environment environment;
    private final JsonMapper jsonMapper;
    private final ConcurrentHashMap<ProjectId, String> keyOfProject = new ConcurrentHashMap<>();

    ResponseFixtures(Surveys surveys, IngestionKeys keys, Environment environment, JsonMapper jsonMapper) {
        this.surveys = surveys;
        this.keys = keys;
        this.environment = environment;
        this.jsonMapper = jsonMapper;
    }

    /** A complete response with answers to text questions, which are added if they are missing. */
    public void send(ProjectPeople people, String id, Map<String, String> answers) {
        var survey = surveys.definition(people.id());
        for (String code : answers.keySet()) {
            if (survey.question(code).isEmpty()) {
                surveys.addQuestion(
                        people.owner(),
                        people.id(),
                        new NewQuestion(code, QuestionType.TEXT, "About " + code, List.of()));
            }
        }
        String key = keyOfProject.computeIfAbsent(
                people.id(), project -> keys.issue(people.owner(), project, "fixture", Set.of(Scope.INGEST)));
        var response = Map.of("id", id, "status", "complete", "answers", answers);
        var answer = new ApiClient(environment.getRequiredProperty("local.server.port", Integer.class))
                .post(
                        people.project().slug(),
                        key,
                        jsonMapper.writeValueAsString(Map.of("responses", List.of(response))));
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.http().body());
        }
    }
}
