package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Role;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One account: how long its sign-in lasts, and what runs with it. */
class AccountViewTest extends ViewTest {

    private static final String USERNAME = "successor@acme.example";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    Workflows workflows;

    @Autowired
    AccountLinking linking;

    @Autowired
    Notifications notifications;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;
    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void anAccountThatServesAWorkflow() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), USERNAME);
        workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, WorkflowFixtures.contacts(account.orgId()));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theNameInTheListLeadsToWhatRunsWithTheAccount() {
        signIn(people.owner());
        open("accounts");
        assertThat(_get(Anchor.class, spec -> spec.withText(account.name())).getHref())
                .isEqualTo("accounts/" + account.id().value());

        open("accounts/" + account.id().value());

        assertThat(text())
                .contains(account.orgSalesforceId(), USERNAME, people.project().name(), "Response to Contact")
                .contains("No runs in the last 7 days");
        assertThat(_find(Anchor.class, spec -> spec.withText("Response to Contact")))
                .singleElement()
                .satisfies(link -> assertThat(link.getHref()).isEqualTo("workflows/" + workflow.publicId()));
    }

    @Test
    void theIdleCountdownBeginsAnewWithEveryRefresh() {
        clock.advance(Duration.ofDays(5));
        signIn(people.owner());
        open("accounts/" + account.id().value());
        assertThat(text()).contains("Ends in 25 days", "5 days ago");

        accounts.refresh(people.owner(), account.id());
        open("accounts/" + account.id().value());

        assertThat(text()).contains("Ends in 30 days");
    }

    @Test
    void otherPeopleWithTheSameUserAreCountedAndNotNamed() {
        linking.link(fixtures.user("Nora Neighbour", Role.MEMBER), Environment.PRODUCTION, USERNAME, "Theirs");
        signIn(people.owner());

        open("accounts/" + account.id().value());

        assertThat(text())
                .containsPattern("of them by (another person|other people) here")
                .doesNotContain("Nora", "Theirs");
    }

    @Test
    void theNoticeOfADeadAccountNamesWhatItHitsAndLeadsToOneButton() {
        simulator.production().revokeGrants(USERNAME);
        accounts.refresh(people.owner(), account.id());

        var notice = notifications.latest(people.owner().id(), 5).stream()
                .filter(item -> item.kind() == NoticeKind.ACCOUNT_NEEDS_REAUTHENTICATION)
                .findFirst()
                .orElseThrow();
        assertThat(notice.arguments()).containsEntry("workflows", "Response to Contact");
        signIn(people.owner());
        open(notice.link());

        assertThat(_find(_get(AccountRow.class), Button.class)).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Sign in to Salesforce")));
    }

    @Test
    void somebodyElsesAccountIsNotThere() {
        signIn(fixtures.member());
        open("accounts/" + account.id().value());

        assertThat(_find(AccountView.class)).isEmpty();
    }

    @Test
    void thePageTakesAFixedNumberOfStatements() {
        signIn(people.owner());
        open("accounts/" + account.id().value());
        int one = statements.during(() -> open("accounts/" + account.id().value()));
        var second = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), second, WorkflowFixtures.contacts(account.orgId()));

        assertThat(statements.during(() -> open("accounts/" + account.id().value())))
                .isEqualTo(one);
    }

    private static String text() {
        return _get(AccountView.class).getElement().getTextRecursively();
    }
}
