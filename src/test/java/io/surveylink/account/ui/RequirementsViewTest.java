package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import io.surveylink.account.Account;
import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.Requirements;
import io.surveylink.account.Touched;
import io.surveylink.common.Environment;
import io.surveylink.common.WorkflowId;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.oauth.Refusals;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.workflow.WorkflowDescriptions;
import io.surveylink.workflow.WorkflowDescriptions.Description;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RequirementsViewTest extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    Requirements requirements;

    @Autowired
    Refusals refusals;

    @Autowired
    WorkflowDescriptions descriptions;

    @Autowired
    Workflows workflows;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
    }

    @Test
    void theRowsMenuLeadsToAnAccountThatWasNotCheckedYet() {
        var person = fixtures.member();
        linking.link(person, Environment.PRODUCTION, "collaborator@acme.example", "Acme production");
        signIn(person);
        open("accounts");

        choose("Requirements…");

        assertThat(_get(H1.class).getText()).isEqualTo("Requirement check");
        assertThat(_get(_get(EmptyState.class), H2.class).getText()).isEqualTo("Not checked yet");
    }

    @Test
    void checkingNowShowsWhatIsMissingUnknownAndMet() {
        var account = limitedAccountOfAWorkflow();
        openPage(account);

        _click(_get(Button.class, spec -> spec.withText("Check now")));

        awaitText("Missing", "Edit records of the object", "Contact", "“Response to Contact”, step 2.");
        assertThat(text())
                .contains("Unknown", "Salesforce does not show these to limited@acme.example")
                .contains("Only users with “View Setup and Configuration” see it")
                .contains("Permission Sets", "Object Settings", "Salesforce admin")
                .contains("Contact: read, create", "Contact.Survey_Response_Id__c is unique")
                .contains("from what one published workflow really touches");
        assertThat(_get(Button.class, spec -> spec.withText("Check again")).isEnabled())
                .isTrue();
    }

    @Test
    void theTextForTheAdminAsksForEverythingThatIsMissingOrUnknownInEitherLanguage() {
        var account = limitedAccountOfAWorkflow();
        requirements.check(new Actor(account.userId(), Role.MEMBER), account.id());
        openPage(account);

        assertThat(letter())
                .contains("limited@acme.example runs our survey workflows in Acme Corporation")
                .contains("1. Edit records of the object Contact: “Response to Contact”, step 2.")
                .contains("(Setup > Permission Sets > Object Settings > Contact)")
                .contains("Login IP ranges of the profile", "Modify all records of the object Contact")
                .contains("Thank you, Olga Owner");

        _get(_get(AdminLetter.class), Tabs.class).setSelectedIndex(1);
        assertThat(letter())
                .contains("1. レコードの編集 Contact: 「Response to Contact」のステップ 2で使われています。")
                .contains("設定 > 権限セット > オブジェクト設定 > Contact");

        _click(_get(Button.class, spec -> spec.withText("Copy the text")));
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(call ->
                        assertThat(call.getInvocation().getExpression()).contains("navigator.clipboard.writeText"));
    }

    @Test
    void whatTheCreatorHasToMendIsNotAskedOfTheAdmin() {
        var account = workflowFixtures.link(people.owner(), "limited@acme.example");
        var step = new Touched.Step(new WorkflowId(1), "Response to Contact", "task-1", 2);
        signIn(people.owner());
        var letter = new AdminLetter(
                account,
                new RequirementReport(
                        Instant.EPOCH,
                        List.of(
                                finding(Requirement.FIELD_TYPE, Evidence.TYPE_CHANGED, step, "string", "double"),
                                finding(Requirement.FIELD_EDIT, Evidence.READ_ONLY_FOR_USER, step),
                                RequirementFinding.of(
                                        Requirement.LOGIN_IP_RANGES, Evidence.RANGES_NOT_SHOWN, "203.0.113.10"))),
                refusals,
                "Olga Owner");

        assertThat(letter.getElement().getTextRecursively())
                .contains("1. Edit the field Contact.Phone", "please add our addresses: 203.0.113.10")
                .doesNotContain("The type of the field");
    }

    private static RequirementFinding finding(
            Requirement requirement, Evidence evidence, Touched.Step step, String... arguments) {
        return new RequirementFinding(requirement, evidence, List.of(arguments), "Contact", "Phone", List.of(step));
    }

    @Test
    void oneWorkflowAloneIsLookedAtInListAndLetter() {
        var account = limitedAccountOfAWorkflow();
        var owner = new Actor(account.userId(), Role.MEMBER);
        var other = workflowFixtures.create(people.editor(), people);
        descriptions.describe(people.editor(), other.id(), new Description("Comments", "", Set.of()), other.version());
        workflowFixtures.publish(
                people.editor(),
                other,
                WorkflowFixtures.definition(WorkflowFixtures.task(
                        account.orgId(), "Survey_Response__c", WorkflowFixtures.embedded("Comment__c", "firstName"))));
        requirements.check(owner, account.id());
        openPage(account);
        assertThat(text()).contains("Edit records of the object", "Survey_Response__c.Comment__c");

        _setValue(workflowSelect(), other.id());

        for (String shown : List.of(text(), letter())) {
            assertThat(shown)
                    .contains("Survey_Response__c.Comment__c", "Login IP ranges of the profile")
                    .doesNotContain("Edit records of the object");
        }
        _setValue(workflowSelect(), null);
        assertThat(letter()).contains("Edit records of the object Contact");
    }

    @Test
    void aFailedCheckKeepsTheEarlierReportAndSaysFromWhenItIs() {
        var account = limitedAccountOfAWorkflow();
        requirements.check(new Actor(account.userId(), Role.MEMBER), account.id());
        openPage(account);
        simulator.production().addFault(new FaultMatch(Map.of("call", "query")), new Fault.Html503(), 1);

        _click(_get(Button.class, spec -> spec.withText("Check again")));

        awaitText("The check did not come to an end", "What is shown is from");
        assertThat(_find(Banner.class)).hasSize(1);
        assertThat(text()).contains("Edit records of the object");
    }

    @Test
    void somebodyElsesAccountIsNotThere() {
        var person = fixtures.member();
        var account = linking.link(person, Environment.PRODUCTION, "collaborator@acme.example", "Acme");
        signIn(fixtures.member());
        open("accounts/" + account.id().value() + "/requirements");

        assertThat(_find(RequirementsView.class)).isEmpty();
    }

    @Test
    void thePageTakesAFixedNumberOfStatementsAndNoCall() {
        var person = fixtures.member();
        var bare = linking.link(person, Environment.PRODUCTION, "collaborator@acme.example", "Acme");
        requirements.check(person, bare.id());
        openPage(bare);
        long few = statements.during(() -> open("accounts/" + bare.id().value() + "/requirements"));
        var account = limitedAccountOfAWorkflow();
        requirements.check(new Actor(account.userId(), Role.MEMBER), account.id());
        openPage(account);
        long before = simulator.production().lastCall();

        assertThat(statements.during(() -> open("accounts/" + account.id().value() + "/requirements")))
                .isEqualTo(few);
        assertThat(simulator.production().calls(before)).noneMatch(call -> "limited@acme.example".equals(call.user()));
    }

    /** Bound to a workflow that a member with more permissions has published. */
    private Account limitedAccountOfAWorkflow() {
        var account = workflowFixtures.link(people.owner(), "limited@acme.example");
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflowFixtures.publish(
                people.editor(),
                workflowFixtures.create(people.editor(), people),
                WorkflowFixtures.contacts(account.orgId()));
        return account;
    }

    private void openPage(Account account) {
        signIn(new Actor(account.userId(), Role.MEMBER));
        open("accounts/" + account.id().value() + "/requirements");
    }

    private static void awaitText(String... parts) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(text()).contains(parts);
        });
    }

    private static void choose(String action) {
        var item = _get(_get(AccountRow.class), MenuBar.class).getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getElement().getTextRecursively().equals(action))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    @SuppressWarnings("unchecked")
    private static Select<WorkflowId> workflowSelect() {
        return _get(Select.class, spec -> spec.withLabel("Workflow"));
    }

    private static String letter() {
        return _get(AdminLetter.class).getElement().getTextRecursively();
    }

    private static String text() {
        return _get(RequirementsView.class).getElement().getTextRecursively();
    }
}
