package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.OrgId;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.Menus;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.WorkflowTemplate;
import io.surveylink.workflow.Workflows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectWorkflowsViewTest extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    LinkedAccounts accounts;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    @Test
    void theFirstWorkflowIsCreatedAndOpened() {
        openList(people.editor());

        _click(_get(Button.class, spec -> spec.withText("Create workflow")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Response to Contact");
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(_find(EditorCanvas.class)).hasSize(1);
        assertThat(workflows.list(people.editor(), people.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.head().creatorId())
                        .isEqualTo(people.editor().id()));
    }

    @Test
    @SuppressWarnings("unchecked") // the label tells the type
    void aWorkflowFromATemplateBeginsWithItsTaskAndItsName() {
        openList(people.owner());

        _click(_get(Button.class, spec -> spec.withText("Create workflow")));
        RadioButtonGroup<WorkflowTemplate> start = _get(RadioButtonGroup.class, spec -> spec.withLabel("Start from"));
        _setValue(start, WorkflowTemplate.RESPONSE_TO_CONTACT);
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getValue())
                .isEqualTo("Response to Contact");
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(_get(EditorCanvas.class).getElement().getTextRecursively())
                .contains("New responses", "Upsert Contact", "3 fields");
    }

    @Test
    void viewersCreateNothingAndSwitchNothing() {
        publishOne();
        openList(people.viewer());

        _assertNone(Button.class, spec -> spec.withText("Create workflow"));
        assertThat(_find(WorkflowRow.class)).hasSize(1);
        assertThat(Menus.texts(_get(_get(WorkflowRow.class), MenuBar.class)))
                .filteredOn(text -> !text.isEmpty())
                .containsExactly("Why does it not work?");
    }

    @Test
    void aRowTellsWhatItDoesWhereAndHowItStands() {
        publishOne();
        openList(people.owner());

        assertThat(_get(WorkflowRow.class).getElement().getTextRecursively())
                .contains("Response to Contact")
                .contains("Upsert Contact")
                .contains("Production")
                .contains("Published");
        assertThat(_find(_get(WorkflowRow.class), Anchor.class)).hasSize(1);
    }

    @Test
    void theOwnerPausesInTheRow() {
        publishOne();
        openList(people.owner());

        Menus.click(_get(_get(WorkflowRow.class), MenuBar.class), "Pause");

        assertThat(workflows.list(people.owner(), people.id()).getFirst().head().state())
                .isEqualTo(WorkflowState.PAUSED);
        assertThat(_get(WorkflowRow.class).getElement().getTextRecursively()).contains("Paused");
    }

    @Test
    void theListTakesAFixedNumberOfStatements() {
        publishOne();
        signIn(people.owner());
        int one = statements.during(() -> open(path()));
        for (int i = 0; i < 5; i++) {
            publishOne();
        }

        assertThat(statements.during(() -> open(path()))).isEqualTo(one);
    }

    private void publishOne() {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(org()));
    }

    /** Of the one account that the owner links for all workflows of a test. */
    private OrgId org() {
        return accounts.mine(people.owner()).stream()
                .findFirst()
                .orElseGet(() -> workflowFixtures.link(people.owner(), "owner@acme.example"))
                .orgId();
    }

    private void openList(Actor actor) {
        signIn(actor);
        open(path());
    }

    private String path() {
        return WorkflowNavigation.listPath(people.project().slug());
    }
}
