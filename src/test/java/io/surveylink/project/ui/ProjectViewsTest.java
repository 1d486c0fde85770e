package io.surveylink.project.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Users;
import io.surveylink.workflow.WorkflowFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectViewsTest extends ViewTest {

    @Autowired
    Projects projects;

    @Autowired
    Users users;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Test
    void theFirstProjectIsMadeFromHome() {
        var actor = fixtures.member();
        signIn(actor);
        open("");
        _assertOne(H2.class, spec -> spec.withText("Start with a project"));

        _click(_get(Button.class, spec -> spec.withText("New project")));
        clickInDialog("Create project");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("Give the project a name.");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Store audit");
        clickInDialog("Create project");

        assertThat(projects.mine(actor))
                .singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("Store audit"));
        assertThat(_get(H1.class).getText()).isEqualTo("Store audit");
        _assertOne(
                SideNavItem.class, spec -> spec.withPredicate(i -> i.getLabel().equals("Store audit")));
    }

    @Test
    void homeListsOnesProjectsAndHowOneStandsToThem() {
        var people = fixtures.project("Event feedback");
        signIn(people.owner());
        int read = statements.during(() -> open(""));
        assertThat(read).isLessThan(20);
        _assertOne(Div.class, spec -> spec.withText("Event feedback"));
        _assertOne(Div.class, spec -> spec.withText("Owned by you · 3 people"));

        signIn(people.editor());
        open("");
        _assertOne(Div.class, spec -> spec.withText("Olga Owner · you can edit"));

        signIn(people.viewer());
        open("");
        _assertOne(Div.class, spec -> spec.withText("Olga Owner · you can view"));

        signIn(people.stranger());
        open("");
        _assertNone(Div.class, spec -> spec.withText("Event feedback"));
    }

    @Test
    void aProjectOpensOnItsFirstTab() {
        var people = fixtures.project();
        signIn(people.viewer());
        open("projects/" + people.project().publicId());

        assertThat(_get(H1.class).getText()).isEqualTo("Customer satisfaction");
        var tabs = _get(Nav.class, spec -> spec.withPredicate(nav -> nav.hasClassName("sl-tabs")));
        var current = _get(tabs, Anchor.class, spec -> spec.withAttribute("aria-current", "page"));
        assertThat(current.getHref()).isEqualTo("projects/" + people.project().slug() + "/survey");
    }

    @Test
    void aStrangerFindsNoProjectThere() {
        var people = fixtures.project();
        signIn(people.stranger());
        open("projects/" + people.project().slug() + "/people");

        _assertNone(H1.class, spec -> spec.withText("Customer satisfaction"));
    }

    @Test
    void ownerSharesChangesAndEndsAMembership() {
        var people = fixtures.project();
        var guest = fixtures.member();
        var email = users.find(guest.id()).orElseThrow().email();
        signIn(people.owner());
        open("projects/" + people.project().slug() + "/people");

        _click(_get(Button.class, spec -> spec.withText("Add a person")));
        _setValue(_get(EmailField.class, spec -> spec.withLabel("E-mail address")), "nobody@example.com");
        clickInDialog("Add");
        assertThat(_get(EmailField.class, spec -> spec.withLabel("E-mail address"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(EmailField.class, spec -> spec.withLabel("E-mail address")), " " + email.toUpperCase() + " ");
        clickInDialog("Add");
        assertThat(accessOf(people.id(), guest.id())).isEqualTo(MemberAccess.EDIT);

        setAccess("What Mika Member may do", MemberAccess.VIEW);
        assertThat(accessOf(people.id(), guest.id())).isEqualTo(MemberAccess.VIEW);

        _click(_find(Button.class, spec -> spec.withText("Remove")).get(1));
        assertThat(_get(Dialog.class).getHeaderTitle()).startsWith("Remove Mika Member");
        clickInDialog("Remove");
        assertThat(projects.members(people.owner(), people.id()))
                .extracting(Projects.Member::id)
                .doesNotContain(guest.id());
    }

    @Test
    void ownerAsksForSomebodyUnknownAndWithdraws() {
        var people = fixtures.project();
        var email = RandomIds.publicId() + "@example.com";
        signIn(people.owner());
        open("projects/" + people.project().slug() + "/people");

        _click(_get(Button.class, spec -> spec.withText("Add a person")));
        _assertNone(Button.class, spec -> spec.withText("Ask an admin to invite them"));
        _setValue(_get(EmailField.class, spec -> spec.withLabel("E-mail address")), email);
        clickInDialog("Add");
        clickInDialog("Ask an admin to invite them");
        _assertOne(Div.class, spec -> spec.withText(email));
        _assertOne(
                Div.class,
                spec -> spec.withPredicate(div -> div.getText().startsWith("Cannot sign in yet. Asked for on")));

        _click(_get(Button.class, spec -> spec.withText("Withdraw")));
        _assertNone(Div.class, spec -> spec.withText(email));
    }

    @Test
    void whatEndsWithEditIsSaidBeforeAndKeepLeavesItAsItWas() {
        var people = fixtures.project();
        workflowFixtures.create(people.editor(), people);
        signIn(people.owner());
        open("projects/" + people.project().slug() + "/people");

        setAccess("What Emil Editor may do", MemberAccess.VIEW);
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Let Emil Editor only view?");
        _assertOne(
                Div.class,
                spec -> spec.withText("Workflows lose their creator: the owner publishes changes from now on"));
        clickInDialog("Keep");
        assertThat(accessOf(people.id(), people.editor().id())).isEqualTo(MemberAccess.EDIT);
        assertThat(accessSelect("What Emil Editor may do").getValue()).isEqualTo(MemberAccess.EDIT);

        setAccess("What Emil Editor may do", MemberAccess.VIEW);
        clickInDialog("Let only view");
        assertThat(accessOf(people.id(), people.editor().id())).isEqualTo(MemberAccess.VIEW);
        assertThat(accessSelect("What Emil Editor may do").getValue()).isEqualTo(MemberAccess.VIEW);
    }

    @Test
    void everybodyReadsWhatEachCanDo() {
        var people = fixtures.project();
        signIn(people.viewer());
        open("projects/" + people.project().slug() + "/people");

        _assertOne(Div.class, spec -> spec.withText("Sees names, states and counts, no answers"));
    }

    @Test
    void membersSeeThePeopleAndChangeNothing() {
        var people = fixtures.project();
        signIn(people.editor());
        open("projects/" + people.project().slug() + "/people");

        _assertOne(Span.class, spec -> spec.withText("Owner"));
        _assertNone(Button.class, spec -> spec.withText("Add a person"));
        _assertNone(Button.class, spec -> spec.withText("Remove"));
    }

    @Test
    void adminMayRemoveMembersAndNotShare() {
        var people = fixtures.project();
        signIn(people.admin());
        open("projects/" + people.project().slug() + "/people");

        _assertNone(Button.class, spec -> spec.withText("Add a person"));
        assertThat(_find(Button.class, spec -> spec.withText("Remove"))).hasSize(2);
    }

    private MemberAccess accessOf(ProjectId project, UserId user) {
        var owner = projects.find(project).orElseThrow().ownerId();
        return projects.members(users.find(owner).orElseThrow().asActor(), project).stream()
                .filter(member -> member.id().equals(user))
                .findFirst()
                .orElseThrow()
                .access();
    }

    private static void setAccess(String label, MemberAccess access) {
        _setValue(accessSelect(label), access);
    }

    @SuppressWarnings("unchecked") // the select of one member
    private static Select<MemberAccess> accessSelect(String label) {
        return (Select<MemberAccess>) _get(
                Select.class,
                spec -> spec.withPredicate(
                        select -> select.getAriaLabel().filter(label::equals).isPresent()));
    }

    private static void clickInDialog(String text) {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(text)));
    }
}
