package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Projects that deliver Contacts to the simulator, for tests that look at their runs. */
@TestComponent
public class RunProject {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OWNER = "owner@acme.example";

    private final Fixtures fixtures;
    private final WorkflowFixtures workflowFixtures;
    private final IngestionKeys keys;
    private final Runs runs;
    private final Environment environment;

    RunProject(
            Fixtures fixtures,
            WorkflowFixtures workflowFixtures,
            IngestionKeys keys,
            Runs runs,
            Environment environment) {
        this.fixtures = fixtures;
        this.workflowFixtures = workflowFixtures;
        this.keys = keys;
        this.runs = runs;
        this.environment = environment;
    }

    /** A project with its published workflow and a sender of responses. */
    public record Delivering(
            ProjectPeople people, Account account, WorkflowHead workflow, SentResponses responses, String key) {}

    public Delivering delivering() {
        var people = fixtures.project();
        workflowFixtures.survey(people);
        var account = workflowFixtures.link(people.owner(), OWNER);
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        var key = keys.issue(people.owner(), people.id(), "test", Set.of(Scope.INGEST, Scope.READ));
        var responses = new SentResponses(port(), people.project().slug(), key);
        return new Delivering(people, account, workflow, responses, key);
    }

    public void awaitStates(ProjectPeople people, Map<RunState, Integer> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states(people)).isEqualTo(expected));
    }

    public List<RunListItem> list(ProjectPeople people) {
        return runs.list(people.owner(), new Runs.Filter(people.id(), null, Set.of(), null), null, 1000);
    }

    private Map<RunState, Integer> states(ProjectPeople people) {
        var states = new EnumMap<RunState, Integer>(RunState.class);
        list(people).forEach(run -> states.merge(run.state(), 1, Integer::sum));
        return states;
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
