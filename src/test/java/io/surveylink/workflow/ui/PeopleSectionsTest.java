package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import io.surveylink.account.Account;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose accounts run a project, and what others may write with them: part of its people. */
class PeopleSectionsTest extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    private ProjectPeople people;
    private Account account;
    private Account other;

    @BeforeEach
    void publishOfTheCollaborator() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        other = workflowFixtures.link(people.owner(), "successor@acme.example");
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        bindings.set(people.owner(), people.id(), account.orgId(), account.id());
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
    }

    @Test
    void theOwnerReadsWhatIsWrittenAgreesAndWithdraws() {
        openPeople(people.owner());

        var statement = _get(ConsentStatement.class).getElement().getTextRecursively();
        assertThat(statement)
                .contains("Emil Editor: Upsert Contact", "Last Name", "Email", "no runs in the last 7 days");
        _click(_get(Button.class, spec -> spec.withText("Agree")));
        assertThat(state()).isEqualTo(ConsentState.GIVEN);

        _click(_get(Button.class, spec -> spec.withText("Withdraw")));
        _get(Dialog.class);
        _click(_find(Button.class, spec -> spec.withText("Withdraw")).getLast());
        assertThat(state()).isEqualTo(ConsentState.REFUSED);
    }

    @Test
    @SuppressWarnings("unchecked") // found by its label
    void theOwnerChangesTheAccountThatRuns() {
        openPeople(people.owner());

        Select<Account> choice = _find(Select.class).stream()
                .filter(select -> select.getAriaLabel().toString().contains("account that runs"))
                .findFirst()
                .orElseThrow();
        assertThat(choice.getValue().id()).isEqualTo(account.id());
        choice.setValue(choice.getListDataView()
                .getItems()
                .filter(item -> item.id().equals(other.id()))
                .findFirst()
                .orElseThrow());

        assertThat(bindings.find(people.id(), account.orgId())).contains(other.id());
    }

    @Test
    void membersSeeWhichAccountRunsAndDecideNothing() {
        openPeople(people.editor());

        assertThat(_get(RunsAsChip.class).getElement().getTextRecursively()).contains("owner@acme.example");
        _get(ConsentStatement.class);
        _assertNone(Button.class, spec -> spec.withText("Agree"));

        openPeople(people.viewer());
        _get(RunsAsChip.class);
        _assertNone(ConsentStatement.class);
    }

    private void openPeople(Actor actor) {
        signIn(actor);
        open("projects/" + people.project().slug() + "/people");
    }

    private ConsentState state() {
        return consents.all(people.owner(), people.id()).stream()
                .map(ConsentItem::state)
                .findFirst()
                .orElseThrow();
    }
}
