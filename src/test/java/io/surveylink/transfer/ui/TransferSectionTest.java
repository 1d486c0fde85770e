package io.surveylink.transfer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.ownership.TransferState;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import io.surveylink.workflow.Workflows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ownership among a project's people, and on the banner of a locked workflow. */
class TransferSectionTest extends TransferTestCase {

    @Autowired
    Users users;

    @Autowired
    Workflows workflows;

    @Test
    void theOwnerChoosesAMemberOrAnybodyByAddressAndSaysWhy() {
        openAs(people.owner(), page());
        press("Transfer ownership…");
        ComboBox<UserProfile> newOwner = newOwner();
        assertThat(newOwner.getListDataView().getItems())
                .extracting(UserProfile::name)
                .containsExactly("Emil Editor", "Vera Viewer");

        pressInDialog("Request the transfer");
        assertThat(newOwner.getErrorMessage()).isEqualTo("Choose who will own it.");
        type(newOwner, "nobody@example.com");
        assertThat(newOwner.isInvalid()).isTrue();
        type(newOwner, users.find(successor.id()).orElseThrow().email());
        pressInDialog("Request the transfer");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("Say why, in a few words.");
        _setValue(_get(TextArea.class), "I move to sales.");
        pressInDialog("Request the transfer");

        assertThat(text()).contains("from you to Sana Successor", "Waits for approval");
        _assertNone(Button.class, spec -> spec.withText("Transfer ownership…"));
        press("Look");
        assertThat(text()).contains("“I move to sales.”");
    }

    @Test
    void anAdminRequestsItToo() {
        openAs(people.admin(), page());

        press("Transfer ownership…");
        newOwner().setValue(users.find(people.editor().id()).orElseThrow());
        _setValue(_get(TextArea.class), "The owner is away for long.");
        pressInDialog("Request the transfer");

        assertThat(state()).isEqualTo(TransferState.REQUESTED);
    }

    @Test
    void aCollaboratorAsksAndTheOwnerEndorses() {
        openAs(people.editor(), page());
        _assertNone(Button.class, spec -> spec.withText("Transfer ownership…"));
        press("Ask for ownership…");
        _setValue(_get(TextArea.class), "I do most of it.");
        pressInDialog("Ask for it");
        assertThat(state()).isEqualTo(TransferState.ASKED);

        openAs(people.owner(), path());
        press("Endorse");
        assertThat(state()).isEqualTo(TransferState.REQUESTED);
    }

    @Test
    void aViewerHasNothingToBeginAndSeesWhatIsUnderWay() {
        openAs(people.viewer(), page());
        assertThat(text()).doesNotContain("owns the project");

        requested();
        open(page());
        assertThat(text()).contains("Sana Successor", "Waits for approval");
    }

    @Test
    void theSwitchIsUndoneAmongThePeople() {
        transfers.accept(successor, approved(), 0);
        openAs(successor, page());

        press("Undo the switch…");
        pressInDialog("Undo the switch");

        assertThat(state()).isEqualTo(TransferState.UNDONE);
        assertThat(ownerNow()).isEqualTo("Olga Owner");
    }

    @Test
    void theBannerOfALockedWorkflowIsAThirdWayForCollaboratorsOnly() {
        var editor = "workflows/"
                + workflows.list(people.owner(), people.id()).getFirst().head().publicId();
        openAs(people.editor(), editor);
        press("Ask for ownership…");
        _setValue(_get(TextArea.class), "I do most of it.");
        pressInDialog("Ask for it");
        assertThat(state()).isEqualTo(TransferState.ASKED);

        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var other = workflowFixtures.create(people.editor(), people);
        openAs(people.owner(), "workflows/" + other.publicId());
        _assertNone(Button.class, spec -> spec.withText("Ask for ownership…"));
    }

    private String page() {
        return "projects/" + people.project().slug() + "/people";
    }

    private TransferState state() {
        return transfers.latest(people.owner(), people.id()).orElseThrow().state();
    }

    @SuppressWarnings("unchecked") // the only one on the page
    private static ComboBox<UserProfile> newOwner() {
        return _get(ComboBox.class);
    }

    /** As the browser does when what was typed is no item. */
    private static void type(ComboBox<UserProfile> box, String text) {
        ComponentUtil.fireEvent(box, new CustomValueSetEvent<>(box, true, text));
    }
}
