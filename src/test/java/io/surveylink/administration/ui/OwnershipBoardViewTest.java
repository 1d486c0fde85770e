package io.surveylink.administration.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.RandomIds;
import io.surveylink.project.Projects;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import io.surveylink.workflow.WorkflowFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OwnershipBoardViewTest extends ViewTest {

    private final String mark = RandomIds.publicId();

    @Autowired
    UserAdministration administration;

    @Autowired
    Users users;

    @Autowired
    Projects projects;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Test
    void orphansStandFirstAndLeadToTheirPeople() {
        var people = fixtures.project("Orphan " + mark);
        administration.deactivate(people.admin(), people.owner().id(), LeaversRuns.HELD, Fixtures.PASSWORD);
        signIn(people.admin());
        open("ownership");
        search(mark);

        assertThat(_find(H2.class).getFirst().getText()).isEqualTo("Need another owner");
        var link = _get(Anchor.class, spec -> spec.withText("Orphan " + mark));
        assertThat(link.getHref()).isEqualTo("projects/" + people.project().slug() + "/people");
        search("no such name " + mark);
        assertThat(_get(H2.class).getText()).isEqualTo("Nothing found");
        _click(_get(Button.class, spec -> spec.withText("Show everything")));
        _assertOne(H2.class, spec -> spec.withText("Need another owner"));
    }

    @Test
    void workflowsAtRiskAreThereUntilSomethingIsSearched() {
        var people = fixtures.project("Orphan " + mark);
        workflowFixtures.publishOfTheOwner(people);
        administration.deactivate(people.admin(), people.owner().id(), LeaversRuns.HELD, Fixtures.PASSWORD);
        signIn(people.admin());
        open("ownership");

        _assertOne(H2.class, spec -> spec.withText("Workflows at risk"));
        search(mark);
        _assertNone(H2.class, spec -> spec.withText("Workflows at risk"));
    }

    @Test
    void theBoardCostsTheSameHoweverManyProjectsThereAre() {
        fixtures.project();
        signIn(fixtures.admin());
        open("ownership");
        int few = statements.during(() -> open("ownership"));
        fixtures.project();
        fixtures.project();

        assertThat(statements.during(() -> open("ownership"))).isEqualTo(few);
    }

    @Test
    void allOfALeaversProjectsMoveAtOnceWithThePreviewInSight() {
        var people = fixtures.project("Orphan " + mark);
        workflowFixtures.publishOfTheOwner(people);
        administration.deactivate(people.admin(), people.owner().id(), LeaversRuns.HELD, Fixtures.PASSWORD);
        signIn(people.admin());
        open("ownership");
        search(mark);

        _click(_get(Button.class, spec -> spec.withText("Transfer…")));
        inDialog("Switch now");
        assertThat(newOwner().getErrorMessage()).isEqualTo("Choose who is to own them.");
        _setValue(newOwner(), users.find(people.stranger().id()).orElseThrow());
        _assertOne(
                Div.class, spec -> spec.withText("0 of 1 steps would be ready; the others would hold until they are"));
        _setValue(_get(TextArea.class), "Olga has left");
        inDialog("Switch now");

        assertThat(projects.find(people.id()).orElseThrow().ownerId())
                .isEqualTo(people.stranger().id());
        assertThat(_find(H2.class).getFirst().getText()).isEqualTo("All by owner");
    }

    @SuppressWarnings("unchecked") // the box of the dialog
    private static ComboBox<UserProfile> newOwner() {
        return (ComboBox<UserProfile>) _get(ComboBox.class, spec -> spec.withLabel("New owner"));
    }

    private static void inDialog(String button) {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(button)));
    }

    @Test
    void membersNeitherSeeNorOpenIt() {
        signIn(fixtures.member());
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("Ownership");
        open("ownership");
        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
    }

    private static void search(String text) {
        _setValue(
                _get(
                        TextField.class,
                        spec -> spec.withPredicate(
                                field -> "Search by owner or project".equals(field.getPlaceholder()))),
                text);
    }
}
