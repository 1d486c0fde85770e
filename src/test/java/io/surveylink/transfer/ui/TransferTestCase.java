package io.surveylink.transfer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.surveylink.common.TransferId;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.Projects;
import io.surveylink.shell.MainLayout;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.workflow.WorkflowFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A project with one published step of its owner, and somebody who is to own it next. */
abstract class TransferTestCase extends ViewTest {

    @Autowired
    Transfers transfers;

    @Autowired
    TransferReadiness readiness;

    @Autowired
    Projects projects;

    @Autowired
    WorkflowFixtures workflowFixtures;

    ProjectPeople people;
    Actor successor;

    @BeforeEach
    void ownersWorkflow() {
        people = fixtures.project();
        successor = fixtures.user("Sana Successor", Role.MEMBER);
        workflowFixtures.publishOfTheOwner(people);
    }

    TransferId requested() {
        return transfers.request(people.owner(), people.id(), successor.id(), "I move to sales.");
    }

    TransferId approved() {
        var transfer = requested();
        transfers.approve(people.admin(), transfer);
        return transfer;
    }

    String path() {
        return TransferNavigation.path(
                transfers.latest(people.owner(), people.id()).orElseThrow().publicId());
    }

    void openAs(Actor actor, String path) {
        signIn(actor);
        open(path);
    }

    /** Until what runs in the background shows. */
    void awaitText(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(text()).contains(text);
        });
    }

    /** All that stands on the page. */
    static String text() {
        return _get(MainLayout.class).getElement().getTextRecursively();
    }

    static void press(String button) {
        _click(_get(Button.class, spec -> spec.withText(button)));
    }

    static void pressInDialog(String button) {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(button)));
    }

    String ownerNow() {
        return projects.get(people.owner(), people.project().slug()).ownerName();
    }
}
