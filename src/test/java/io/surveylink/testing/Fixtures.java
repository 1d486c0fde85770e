package io.surveylink.testing;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.common.ColorScheme;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.time.Clock;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** People and projects of one's own, so that tests in the shared database do not meet. */
@TestComponent
public class Fixtures {

    /** Of every user made here. */
    public static final String PASSWORD = "correct horse";

    /** Weak on purpose: the strength of production takes a quarter of a second, and tests sign in often. */
    private static final String PASSWORD_HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final DSLContext database;
    private final Projects projects;
    private final Clock clock;

    Fixtures(DSLContext database, Projects projects, Clock clock) {
        this.database = database;
        this.projects = projects;
        this.clock = clock;
    }

    /** An active user. */
    public Actor user(String name, Role role) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "-" + RandomIds.publicId() + "@example.com";
        var id = database.insertInto(USER)
                .set(USER.EMAIL, email)
                .set(USER.NAME, name)
                .set(USER.PASSWORD_HASH, PASSWORD_HASH)
                .set(USER.ROLE, role.name())
                .set(USER.STATE, UserState.ACTIVE.name())
                .set(USER.LANGUAGE, "en")
                .set(USER.COLOR_SCHEME, ColorScheme.SYSTEM.name())
                .set(USER.CREATED_AT, clock.instant())
                .returningResult(USER.ID)
                .fetchSingle()
                .value1();
        return new Actor(id, role);
    }

    public Actor member() {
        return user("Mika Member", Role.MEMBER);
    }

    public Actor admin() {
        return user("Ada Admin", Role.ADMIN);
    }

    public void setState(Actor user, UserState state) {
        database.update(USER)
                .set(USER.STATE, state.name())
                .where(USER.ID.eq(user.id()))
                .execute();
    }

    /** As if an admin had done it on another node. */
    public void setRole(Actor user, Role role) {
        database.update(USER)
                .set(USER.ROLE, role.name())
                .where(USER.ID.eq(user.id()))
                .execute();
    }

    /** A project with everybody around it. */
    public ProjectPeople project() {
        return project("Customer satisfaction");
    }

    public ProjectPeople project(String name) {
        var owner = user("Olga Owner", Role.MEMBER);
        var project = projects.create(owner, name);
        var editor = user("Emil Editor", Role.MEMBER);
        var viewer = user("Vera Viewer", Role.MEMBER);
        projects.setMember(owner, project.id(), editor.id(), MemberAccess.EDIT);
        projects.setMember(owner, project.id(), viewer.id(), MemberAccess.VIEW);
        return new ProjectPeople(project, owner, editor, viewer, admin(), user("Stan Stranger", Role.MEMBER));
    }

    /** A project, its owner, its members, an admin and a member of the console, both without a part in it. */
    public record ProjectPeople(
            ProjectSummary project, Actor owner, Actor editor, Actor viewer, Actor admin, Actor stranger) {

        public ProjectId id() {
            return project.id();
        }
    }
}
