package io.surveylink.transfer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfers.Waiting;
import io.surveylink.user.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All transfers of a person, and those that wait for them. */
class TransfersViewTest extends TransferTestCase {

    @Test
    void whoHasNoneReadsWhereTheyBegin() {
        openAs(people.stranger(), TransferNavigation.listPath());

        _assertOne(H2.class, spec -> spec.withText("No transfer yet"));
    }

    @Test
    void theNewOwnerGetsReadyTheOwnerLooksOn() {
        approved();
        openAs(successor, TransferNavigation.listPath());
        assertThat(sections()).containsExactly("Waits for you");
        assertThat(text()).contains("Customer satisfaction", "from Olga Owner to you", "Get ready, and switch");
        assertThat(_find(
                                SideNavItem.class,
                                spec -> spec.withPredicate(
                                        item -> item.getLabel().equals("Transfers")))
                        .getFirst()
                        .getSuffixComponent()
                        .getElement()
                        .getText())
                .isEqualTo("1");
        press("Get ready");
        assertThat(_find(H1.class).getFirst().getText()).contains("Customer satisfaction");

        openAs(people.owner(), TransferNavigation.listPath());
        assertThat(sections()).containsExactly("Under way");

        transfers.cancel(
                people.owner(),
                transfers.latest(people.owner(), people.id()).orElseThrow().id());
        open(TransferNavigation.listPath());
        assertThat(sections()).containsExactly("Ended");
    }

    @Test
    void whatWaitsIsOnTheHomePage() {
        approved();
        openAs(successor, "");

        assertThat(text()).contains("Customer satisfaction is to be yours");
        press("Get ready");
        assertThat(_find(H1.class).getFirst().getText()).contains("from Olga Owner to you");
    }

    /** The number is counted by a statement of its own: it must not say other than the transfers themselves. */
    @Test
    void whatWaitsIsWhatThePersonMayDecide() {
        var requested = requested();
        assertInStep(people.owner(), people.admin(), successor, people.viewer());
        transfers.approve(people.admin(), requested);
        assertInStep(people.owner(), people.admin(), successor, people.viewer());
        transfers.decline(successor, requested, "");
        assertInStep(people.owner(), people.admin(), successor);
        transfers.ask(people.editor(), people.id(), "I do most of it.");
        assertInStep(people.owner(), people.admin(), people.editor());
    }

    private void assertInStep(Actor... actors) {
        for (Actor actor : actors) {
            assertThat(transfers.waiting(actor))
                    .extracting(Waiting::publicId)
                    .filteredOn(this::isOurs)
                    .isEqualTo(transfers.concerning(actor).stream()
                            .filter(transfer -> TransferWords.waitsFor(transfer).isPresent())
                            .map(Transfer::publicId)
                            .filter(this::isOurs)
                            .toList());
        }
    }

    /** The database is shared with other tests. */
    private boolean isOurs(String publicId) {
        return transfers
                .latest(people.owner(), people.id())
                .filter(latest -> latest.publicId().equals(publicId))
                .isPresent();
    }

    private static List<String> sections() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }
}
