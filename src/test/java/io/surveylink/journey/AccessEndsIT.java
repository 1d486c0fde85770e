package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody has a window open and loses what it is about. */
class AccessEndsIT extends Journey {

    private static final Pattern SIGN_IN = Pattern.compile(".*/login.*");

    @Autowired
    Projects projects;

    @Autowired
    UserAdministration administration;

    private ProjectPeople people;

    @BeforeEach
    void projectSharedWithThePerson() {
        people = fixtures.project("Store audit");
        projects.setMember(people.owner(), people.id(), person.id(), MemberAccess.EDIT);
    }

    @Test
    void aRemovedMembersOpenWindowCanDoNothingMoreFromTheNextClickOn() {
        signIn();
        page.navigate(url("/projects/" + people.project().slug() + "/workflows"));
        button("Create workflow").click();
        page.getByLabel("Name").fill("Written too late");

        projects.removeMember(people.owner(), people.id(), person.id());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create").setExact(true))
                .click();

        assertThat(text("This is not there, or not open to you.")).isVisible();
        page.navigate(url("/projects/" + people.project().slug() + "/people"));
        assertThat(text("This page is not here")).isVisible();
        Assertions.assertThat(page.content()).doesNotContain("Store audit");
    }

    @Test
    void aDeactivatedUsersOpenWindowsCloseByThemselvesAndTheSessionStaysDead() {
        signIn();
        page.navigate(url("/projects/" + people.project().slug() + "/people"));
        assertThat(text("Olga Owner")).isVisible();
        var second = browser.newPage();
        second.navigate(url("/"));
        assertThat(second.getByText("Store audit").first()).isVisible();

        administration.deactivate(people.admin(), person.id(), LeaversRuns.HELD, Fixtures.PASSWORD);

        assertThat(page).hasURL(SIGN_IN);
        assertThat(second).hasURL(SIGN_IN);
        administration.reactivate(people.admin(), person.id(), Fixtures.PASSWORD);
        page.navigate(url("/projects/" + people.project().slug() + "/people"));
        assertThat(page).hasURL(SIGN_IN);
        enterPassword();
        assertThat(text("Olga Owner")).isVisible();
    }

    @Test
    void anAdminWhoIsAMemberNowLosesTheAdminsScreenThatIsOpen() {
        administration.changeRole(people.admin(), person.id(), Role.ADMIN, Fixtures.PASSWORD);
        signIn();
        page.navigate(url("/users"));
        assertThat(button("Invite a person")).isVisible();

        administration.changeRole(people.admin(), person.id(), Role.MEMBER, Fixtures.PASSWORD);

        assertThat(page).hasURL(SIGN_IN);
        enterPassword();
        assertThat(link("Linked accounts")).isVisible();
        page.navigate(url("/users"));
        assertThat(text("This page is not here")).isVisible();
    }
}
