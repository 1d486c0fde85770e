package io.surveylink.transfer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferState;
import io.surveylink.simulator.SalesforceSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One transfer as each of those concerned sees it. */
class TransferViewTest extends TransferTestCase {

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    Consents consents;

    @Autowired
    SalesforceSimulator simulator;

    @Test
    void theNewOwnerReadsWhatIsMissingAndLinksFromTheRow() {
        approved();
        openAs(successor, path());

        assertThat(_get(H1.class).getText()).isEqualTo("Customer satisfaction, from Olga Owner to you");
        assertThat(text())
                .contains("“I move to sales.”", "0 of 1 step is ready. Nothing has changed yet.")
                .contains("What runs as Olga Owner today", "1 step in 1 workflow, 1 org")
                .contains("Upsert Contact", "step 2", "Nothing linked there yet", "Needs link", "takes slot 1")
                .contains("0 of 5 slots used, this needs 1 more")
                .contains("Until you confirm, all of it runs as Olga Owner.", "1 step is not ready");

        press("Link an account");
        _assertOne(Span.class, spec -> spec.withText("You come back to this step"));
    }

    @Test
    void salesforceIsAskedOnceAnAccountIsLinked() {
        approved();
        workflowFixtures.link(successor, "collaborator@acme.example");
        openAs(successor, path());

        awaitText("What Salesforce permits is from");
        assertThat(text()).contains("1 of 1 step is ready", "collaborator@acme.example", "The one step is ready.");
    }

    @Test
    void whatSalesforceSaidStaysWhenItIsSilent() {
        var transfer = approved();
        workflowFixtures.link(successor, "collaborator@acme.example");
        readiness.check(successor, transfer);
        simulator.production().revokeGrants("collaborator@acme.example");
        openAs(successor, path());

        press("Check again");

        awaitText("Salesforce could not be asked");
        assertThat(text()).contains("Upsert Contact", "What Salesforce permits is from");
    }

    @Test
    @SuppressWarnings("unchecked") // the only one on the page
    void ofTwoAccountsTheNewOwnerChoosesOneInTheRow() {
        approved();
        workflowFixtures.link(successor, "collaborator@acme.example");
        var chosen = workflowFixtures.link(successor, "owner@acme.example");
        openAs(successor, path());
        awaitText("2 accounts would do");

        Select<StepAccount> select = _get(Select.class);
        select.setValue(select.getListDataView()
                .getItems()
                .filter(account -> account.id().equals(chosen.id()))
                .findFirst()
                .orElseThrow());

        awaitText("1 of 1 step is ready");
    }

    @Test
    void whatSalesforceDoesNotPermitIsALetterToItsAdmin() {
        approved();
        workflowFixtures.link(successor, "limited@acme.example");
        openAs(successor, path());
        awaitText("Lacks permission");

        press("See what to ask for");

        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("Edit records of the object Contact", "Object Settings > Contact", "Sana Successor");
    }

    @Test
    void aDeadSignInIsRepairedFromTheRow() {
        approved();
        var account = workflowFixtures.link(successor, "collaborator@acme.example");
        simulator.production().revokeGrants("collaborator@acme.example");
        accounts.refresh(successor, account.id());
        openAs(successor, path());

        assertThat(text()).contains("Needs re-authentication");
        _assertOne(Button.class, spec -> spec.withText("Sign in to Salesforce"));
    }

    @Test
    void theNewOwnerAgreesToWhatSomebodyElsePublishes() {
        publishOfTheEditor();
        approved();
        workflowFixtures.link(successor, "collaborator@acme.example");
        openAs(successor, path());
        awaitText("Needs consent");

        press("Give consent…");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("Emil Editor", "Upsert Contact", "collaborator@acme.example");
        pressInDialog("Agree");

        assertThat(text()).contains("you agreed to what Emil Editor publishes", "2 of 2 steps are ready");
        press("Withdraw consent");
        pressInDialog("Withdraw");
        assertThat(text()).contains("Needs consent");
    }

    @Test
    void everybodyElseSeesTheSamePageWithTheirOwnMoves() {
        requested();
        openAs(people.admin(), path());
        assertThat(text()).contains("Waits for an admin’s approval", "Needs link");
        _assertNone(Button.class, spec -> spec.withText("Link an account"));
        press("Approve");
        assertThat(text()).contains("Sana Successor gets ready");

        openAs(people.owner(), path());
        assertThat(text()).contains("Until Sana Successor confirms, all of it runs as you.", "Needs link");
        _assertNone(Button.class, spec -> spec.withText("Switch ownership"));
        _assertNone(Button.class, spec -> spec.withText("Link an account"));
        _assertOne(Button.class, spec -> spec.withText("Cancel the transfer…"));

        openAs(people.viewer(), path());
        assertThat(text()).contains("Sana Successor gets ready").doesNotContain("Needs link");

        openAs(people.stranger(), path());
        _assertNone(H1.class, spec -> spec.withText("Customer satisfaction"));
    }

    @Test
    void aNoTellsWhyAndAnOwnerTakesItBack() {
        var transfer = approved();
        openAs(successor, path());
        press("Decline the transfer…");
        _setValue(_get(TextArea.class), "Not before spring.");
        pressInDialog("Decline");
        assertThat(_get(H1.class).getText())
                .as("who was let in to get ready is out again")
                .isEqualTo("Transfers");
        openAs(people.owner(), path());
        assertThat(text()).contains("Declined", "“Not before spring.”");

        requested();
        openAs(people.owner(), path());
        press("Cancel the transfer…");
        pressInDialog("Cancel the transfer");
        assertThat(text()).contains("Cancelled");
        assertThat(transfers.latest(people.owner(), people.id()))
                .hasValueSatisfying(latest -> assertThat(latest.id()).isNotEqualTo(transfer));
    }

    @Test
    void theSwitchNamesWhatWillHoldAndCanBeUndone() {
        approved();
        openAs(successor, path());

        press("Switch ownership");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("You can undo it until", "Upsert Contact in “Response to Contact” will hold", "Needs link");
        pressInDialog("Switch ownership");
        awaitText("You own Customer satisfaction now");
        assertThat(ownerNow()).isEqualTo("Sana Successor");

        press("Undo the switch…");
        pressInDialog("Undo the switch");
        assertThat(text()).contains("Undone", "The former owner has the project again.");
        assertThat(ownerNow()).isEqualTo("Olga Owner");
    }

    @Test
    void theFormerOwnerSeesTheSwitchWithoutReloading() {
        var transfer = approved();
        openAs(people.owner(), path());

        transfers.accept(successor, transfer, 0);

        awaitText("Sana Successor owns Customer satisfaction now");
    }

    @Test
    void thePageCostsAFixedNumberOfStatements() {
        publishOfTheEditor();
        approved();
        signIn(successor);
        open(path());
        var path = path();

        assertThat(statements.during(() -> open(path))).isLessThanOrEqualTo(30);
        assertThat(transfers.latest(people.owner(), people.id()).orElseThrow().state())
                .isEqualTo(TransferState.APPROVED);
    }

    private void publishOfTheEditor() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var org = accounts.mine(people.editor()).getFirst().orgId();
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(org));
        consents.open(people.owner(), people.id())
                .forEach((ConsentItem item) ->
                        consents.decide(people.owner(), people.id(), item.publisher(), item.key(), true));
    }
}
