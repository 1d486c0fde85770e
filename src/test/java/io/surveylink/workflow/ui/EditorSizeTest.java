package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.Account;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thirty tasks and a hundred fields cost the database and Salesforce no more than one task does. */
class EditorSizeTest extends EditorTestCase {

    private static final int TASKS = 30;
    private static final int FIELDS = 100;
    private static final List<String> NAMES = List.of("Subject", "Description", "SuppliedName", "SuppliedCompany");

    private Account account;

    @BeforeEach
    void linkAnAccount() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
    }

    @Test
    void openingTakesTheSameStatementsHoweverManyTasksThereAre() {
        signIn(people.owner());
        opening(1);

        int small = opening(1);

        assertThat(opening(TASKS)).isEqualTo(small);
        assertThat(_find(StepCard.class)).hasSize(TASKS + 1);
    }

    @Test
    void checkingTakesTheSameStatementsAndAsksForEachObjectOnce() {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflows.check(people.owner(), workflow.id(), tasks(1));
        int small = statements.during(() -> workflows.check(people.owner(), workflow.id(), tasks(1)));

        assertThat(statements.during(() -> workflows.check(people.owner(), workflow.id(), tasks(TASKS))))
                .isEqualTo(small);
        int version = workflowFixtures.save(people.owner(), workflow, tasks(TASKS));
        long before = simulator.production().lastCall();
        workflows.publish(people.owner(), workflow.id(), version, "");
        assertThat(simulator.production().calls(before))
                .filteredOn(call -> "owner@acme.example".equals(call.user()))
                .filteredOn(call -> call.kind().startsWith("describeS"))
                .extracting(CallRecord::kind)
                .hasSize(1);
    }

    private int opening(int tasks) {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, tasks(tasks));
        return statements.during(() -> open(WorkflowNavigation.editorPath(workflow.publicId())));
    }

    private WorkflowDefinition tasks(int tasks) {
        return definition(IntStream.range(0, tasks)
                .mapToObj(number -> task(number, (FIELDS + TASKS - 1 - number) / TASKS))
                .toArray(Step[]::new));
    }

    private SalesforceTask task(int number, int fields) {
        List<FieldMapping> mappings = NAMES.stream()
                .limit(fields)
                .map(name -> mapping(name, "string", new ValueSource.EmbeddedData("lastName")))
                .toList();
        return new SalesforceTask(
                "task-" + number, account.orgId(), WriteOperation.CREATE, "Case", "Case", null, mappings);
    }
}
