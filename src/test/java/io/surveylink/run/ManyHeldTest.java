package io.surveylink.run;

import static io.surveylink.jooq.Tables.HOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.RunId;
import io.surveylink.testing.StatementCounter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows on hold cost nothing: neither to hold, nor to release, nor to look at. */
class ManyHeldTest extends EngineTestCase {

    /** A hundred thousand rows. */
    private static final int DIGITS = 5;

    @Autowired
    StatementCounter statements;

    @AfterEach
    void remove() {
        long project = people.id().value();
        database.execute("DELETE FROM task_run WHERE project_id = ? AND state = 'WAITING'", project);
        database.execute("DELETE FROM run WHERE project_id = ? AND state = 'WAITING'", project);
    }

    @Test
    void aHundredThousandRowsCostOneRowToHoldAndOneToRelease() {
        var workflow = publish(contact());
        workflows.pause(owner, workflow.id());
        responses.send("R-1", "Mori", "first@example.com");
        awaitHeld(1);
        int forOne = lookingAtRuns();
        workflows.resume(owner, workflow.id());
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        // What is released meets the next hold, so that this test need not deliver it all.
        database.execute(
                "UPDATE binding SET linked_account_id = NULL WHERE project_id = ?",
                people.id().value());
        workflows.pause(owner, workflow.id());
        multiply();
        awaitHeld(Runs.COUNT_LIMIT);

        long before = rowsWritten();
        int holdsBefore = holds();
        workflows.resume(owner, workflow.id());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(runs.held(owner, people.id()))
                        .extracting(HeldCause::cause)
                        .containsExactly(HoldCause.NO_BINDING));
        workflows.pause(owner, workflow.id());
        bindings.set(owner, people.id(), org(), account.id());

        assertThat(holds()).as("one row for each hold").isEqualTo(holdsBefore + 2);
        assertThat(rowsWritten() - before)
                .as("rows written in the whole database")
                .isLessThan(200);
        assertThat(runs.held(owner, people.id()))
                .singleElement()
                .satisfies(held -> assertThat(held.runs()).isEqualTo(Runs.COUNT_LIMIT));
        assertThat(lookingAtRuns()).as("statements of the screens").isEqualTo(forOne);
    }

    /** What the list and the page of a run ask. */
    private int lookingAtRuns() {
        return statements.during(() -> {
            var held = new Runs.Filter(people.id(), null, Set.of(RunState.HELD), null);
            runs.counts(owner, people.id());
            runs.held(owner, people.id());
            var page = runs.list(owner, held, null, 50);
            runs.countNewer(owner, held, new RunId(page.getLast().id().value()));
            runs.get(owner, page.getFirst().id());
        });
    }

    private void awaitHeld(int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(runs.counts(owner, people.id()).held()).isEqualTo(count));
    }

    private int holds() {
        return database.fetchCount(HOLD, HOLD.PROJECT_ID.eq(people.id()));
    }

    private long rowsWritten() {
        return database
                .fetch("SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_rows_inserted', 'Innodb_rows_updated')")
                .stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get(1))))
                .sum();
    }

    /** Waiting runs of the one response, as many as it takes; each is a record of its own. */
    private void multiply() {
        long project = people.id().value();
        var tens = IntStream.range(0, DIGITS)
                .mapToObj(
                        digit -> "(SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
                                + " UNION ALL SELECT 9) digit" + digit)
                .collect(Collectors.joining(" CROSS JOIN "));
        database.execute("""
                INSERT INTO run (project_id, workflow_id, workflow_revision_id, response_id, response_version_id, state,
                    created_at)
                SELECT project_id, workflow_id, workflow_revision_id, response_id, response_version_id, 'WAITING', created_at
                FROM run CROSS JOIN\s""" + tens + " WHERE project_id = ?", project);
        database.execute("""
                INSERT INTO task_run (run_id, project_id, workflow_id, workflow_step_id, lane_id, record_key, state, due_at,
                    created_at)
                SELECT r.id, t.project_id, t.workflow_id, t.workflow_step_id, t.lane_id, CONCAT('many=', r.id), 'WAITING',
                    t.due_at, t.created_at
                FROM run r JOIN task_run t ON t.project_id = r.project_id AND t.state = 'SUCCEEDED'
                WHERE r.project_id = ? AND r.state = 'WAITING'""", project);
    }
}
