package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.ownership.Transfers;
import io.surveylink.run.SentResponses;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.workflow.WorkflowFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Owner, admin and successor, each in a browser of their own, while responses come in. */
class TransferIT extends Journey {

    private static final int BATCHES = 40;
    private static final int BATCH = 50;
    private static final Duration A_WHILE = Duration.ofSeconds(120);

    @Autowired
    Transfers transfers;

    @Autowired
    IngestionKeys keys;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;
    private SentResponses responses;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        workflowFixtures.publishOfTheOwner(people);
        var key = keys.issue(people.owner(), people.id(), "journey", Set.of(Scope.INGEST));
        responses = new SentResponses(port, people.project().slug(), key);
    }

    @Test
    void aProjectChangesHandsBetweenThreePeopleWhileResponsesComeIn() {
        transfers.request(people.owner(), people.id(), person.id(), "I move to sales.");
        var path = "/transfers/"
                + transfers.latest(people.owner(), people.id()).orElseThrow().publicId();
        var admins = browserOf(people.admin());
        var owners = browserOf(people.owner());
        owners.navigate(url(path));
        assertThat(owners.getByText("Waits for an admin").first()).isVisible();

        admins.navigate(url(path));
        buttonAt(admins, "Approve").click();
        assertThat(owners.getByText("of 1 step is ready").first()).isVisible();

        signIn();
        page.navigate(url(path));
        assertThat(text("Needs link")).isVisible();
        button("Link an account").click();
        page.getByLabel("Name").last().fill("Acme of the successor");
        button("Connect to Salesforce").click();
        signInAtSalesforce("successor@acme.example", "allow");
        button("Use this account").click();
        assertThat(text("The one step is ready.")).isVisible();

        long call = simulator.production().lastCall();
        var halfSent = new CountDownLatch(BATCHES / 2);
        var sending = CompletableFuture.runAsync(() -> send(halfSent));
        button("Switch ownership").click();
        awaitHalf(halfSent);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Switch ownership"))
                .click();

        assertThat(text("You own Customer satisfaction now")).isVisible();
        assertThat(owners.getByText("Journey owns Customer satisfaction now").first())
                .isVisible();
        sending.join();
        await().atMost(A_WHILE)
                .untilAsserted(() -> Assertions.assertThat(arrived()).hasSize(BATCHES * BATCH));
        Assertions.assertThat(arrived()).doesNotHaveDuplicates();
        assertEachRanWithTheRightCredentials(call);
    }

    private void send(CountDownLatch halfSent) {
        for (int batch = 0; batch < BATCHES; batch++) {
            responses.send("R-" + batch, 1, BATCH);
            halfSent.countDown();
        }
    }

    private static void awaitHalf(CountDownLatch halfSent) {
        try {
            halfSent.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of what has arrived in Salesforce. */
    private List<Object> arrived() {
        return simulator.production().records("Contact").stream()
                .map(contact -> contact.get(WorkflowFixtures.KEY_FIELD))
                .filter(key -> String.valueOf(key).startsWith(people.project().publicId()))
                .toList();
    }

    /** A claim made before the switch may still leave a moment after it, with what was right when it was made. */
    private void assertEachRanWithTheRightCredentials(long after) {
        var upserts = simulator.production().calls(after).stream()
                .filter(call -> call.kind().equals("upsert"))
                .toList();
        Assertions.assertThat(upserts.stream().mapToInt(CallRecord::rows).sum())
                .as("nothing was sent twice")
                .isEqualTo(BATCHES * BATCH);
        var users = upserts.stream().map(CallRecord::user).toList();
        Assertions.assertThat(users).contains("successor@acme.example");
        Assertions.assertThat(users.subList(users.indexOf("successor@acme.example"), users.size()))
                .filteredOn("owner@acme.example"::equals)
                .hasSizeLessThanOrEqualTo(1);
    }
}
