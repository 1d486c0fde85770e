package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.common.Environment;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Menus;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way from a sandbox to production, as its creator goes it. */
class PromoteDialogTest extends EditorTestCase {

    private static final String MENU = "Promote to another org…";

    @Autowired
    AccountLinking linking;

    private Account production;
    private Account sandbox;
    private WorkflowHead workflow;

    @BeforeEach
    void publishInTheSandbox() {
        production = workflowFixtures.link(people.owner(), "owner@acme.example");
        sandbox = linking.link(people.owner(), Environment.SANDBOX, "owner@acme.example.sandbox", "Acme UAT");
        workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(sandbox.orgId()));
    }

    @AfterEach
    void sandboxAsItWas() {
        simulator.sandbox().reset();
    }

    @Test
    void whereNothingIsDifferentOneClickPointsTheDraftToProduction() {
        openEditor(workflow);
        choosePromotionTo(production);
        await(() -> _get(Span.class, spec -> spec.withText("Everything that the mapping needs is there too.")));

        _click(_get(Button.class, spec -> spec.withText("Switch the draft")));

        assertThat(task().org()).isEqualTo(production.orgId());
        assertThat(text(card("Upsert Contact"))).contains("Production");
        _assertOne(Button.class, spec -> spec.withText("Publish revision 2"));
        _assertNone(PromoteDialog.class);
    }

    @Test
    void aFieldThatIsNotThereIsLeftOutOnTheSpot() {
        simulator
                .sandbox()
                .settings("{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"NPS_Sandbox__c\","
                        + "\"set\":{\"type\":\"double\"}}");
        var definition = contacts(sandbox.orgId());
        var withScore = ((SalesforceTask) definition.steps().getFirst())
                .with(WorkflowFixtures.mapping(
                        "NPS_Sandbox__c", "double", new ValueSource.Answer("nps", AnswerForm.RECODE)));
        workflowFixtures.save(people.owner(), workflow, definition.with(withScore));
        openEditor(workflow);
        choosePromotionTo(production);
        var list = await(() -> _get(ComparisonList.class));
        assertThat(text(list)).contains("Salesforce has no field NPS_Sandbox__c any more");

        _click(_get(Button.class, spec -> spec.withText("Leave it out")));
        await(() -> _get(Span.class, spec -> spec.withText("Everything that the mapping needs is there too.")));

        assertThat(task().mapping("NPS_Sandbox__c")).isEmpty();
        assertThat(task().org()).isEqualTo(sandbox.orgId());
    }

    @Test
    void aDifferenceLeadsToItsStep() {
        simulator
                .sandbox()
                .settings(
                        "{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"Email\",\"set\":{\"type\":\"string\"}}");
        openEditor(workflow);
        choosePromotionTo(production);
        var list = await(() -> _get(ComparisonList.class));
        assertThat(text(list)).contains("Email is Text here and Email there.", "Upsert Contact");

        _click(_get(Button.class, spec -> spec.withText("Show")));

        _assertNone(PromoteDialog.class);
        _assertOne(TaskPanel.class);
    }

    @Test
    void anAccountOfTheSameOrgCannotBeChosen() {
        openEditor(workflow);
        Menus.click(menu(), MENU);

        assertThat(_get(AccountChooser.class).getItemEnabledProvider().test(sandbox))
                .isFalse();
        assertThat(_get(AccountChooser.class).getItemEnabledProvider().test(production))
                .isTrue();
    }

    @Test
    void nobodyButTheCreatorIsOfferedIt() {
        signIn(people.editor());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        assertThat(_find(MenuBar.class).stream().flatMap(bar -> Menus.texts(bar).stream()))
                .doesNotContain(MENU);
    }

    private void choosePromotionTo(Account account) {
        Menus.click(menu(), MENU);
        _setValue(_get(AccountChooser.class), sameAs(account));
    }

    private static MenuBar menu() {
        return _find(MenuBar.class).stream()
                .filter(bar -> Menus.texts(bar).contains(MENU))
                .findFirst()
                .orElseThrow();
    }

    private SalesforceTask task() {
        return (SalesforceTask) draft(workflow).steps().getFirst();
    }
}
