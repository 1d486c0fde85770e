package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;

import io.surveylink.administration.AuditTrail;
import io.surveylink.administration.OwnershipBoard;
import io.surveylink.common.ColorScheme;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.AppChange;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.oauth.SignIns;
import io.surveylink.testing.Fixtures;
import io.surveylink.user.Actor;
import io.surveylink.user.FreshPassword;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserInvitations.NewInvitation;
import io.surveylink.user.Users;
import io.surveylink.user.Users.NewUser;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Users and Salesforce apps: admins alone, but for what is one's own. */
@TestComponent
class AdminRows implements AccessRows {

    private static final String LOGIN = "https://test.salesforce.com";
    private static final io.surveylink.user.Role MEMBER = io.surveylink.user.Role.MEMBER;

    private final Users users;
    private final UserAdministration administration;
    private final UserInvitations invitations;
    private final FreshPassword passwords;
    private final SalesforceApps apps;
    private final SignIns signIns;
    private final AuditTrail trail;
    private final OwnershipBoard board;

    AdminRows(
            Users users,
            UserAdministration administration,
            UserInvitations invitations,
            FreshPassword passwords,
            SalesforceApps apps,
            SignIns signIns,
            AuditTrail trail,
            OwnershipBoard board) {
        this.users = users;
        this.administration = administration;
        this.invitations = invitations;
        this.passwords = passwords;
        this.apps = apps;
        this.signIns = signIns;
        this.trail = trail;
        this.board = board;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                admin(
                        Users.class,
                        "create",
                        2,
                        actor -> users.create(
                                actor, new NewUser(mail(), "New", "a long password", MEMBER, Locale.ENGLISH))),
                admin(Users.class, "findPage", 3, actor -> users.findPage(actor, 0, 10)),
                admin(Users.class, "count", 1, actor -> users.count(actor)),
                letters(
                        Users.class,
                        "changeSettings",
                        3,
                        "yyyy yyyy",
                        deed(actor -> users.changeSettings(actor, Locale.ENGLISH, ColorScheme.SYSTEM))),
                admin(UserAdministration.class, "find", 4, actor -> administration.find(actor, "", 0, 10)),
                admin(
                        UserAdministration.class,
                        "footprint",
                        2,
                        actor -> administration.footprint(
                                actor, world.actor(Role.OWNER).id())),
                admin(
                        UserAdministration.class,
                        "deactivate",
                        4,
                        deed(actor -> administration.deactivate(
                                actor, world.fixtures.member().id(), LeaversRuns.HELD, Fixtures.PASSWORD))),
                admin(
                        UserAdministration.class,
                        "holdRuns",
                        2,
                        deed(actor -> administration.holdRuns(
                                actor, left(world, LeaversRuns.RUN_ON).id()))),
                admin(
                        UserAdministration.class,
                        "reactivate",
                        3,
                        deed(actor -> administration.reactivate(
                                actor, left(world, LeaversRuns.HELD).id(), Fixtures.PASSWORD))),
                admin(
                        UserAdministration.class,
                        "changeRole",
                        4,
                        deed(actor -> administration.changeRole(
                                actor,
                                world.fixtures.member().id(),
                                io.surveylink.user.Role.ADMIN,
                                Fixtures.PASSWORD))),
                admin(UserInvitations.class, "invite", 2, actor -> invite(actor)),
                admin(
                        UserInvitations.class,
                        "inviteAgain",
                        2,
                        actor -> invitations.inviteAgain(
                                actor, invite(world.actor(Role.ADMIN)).user().id())),
                letters(
                        FreshPassword.class,
                        "require",
                        2,
                        "yyyy yyyf",
                        deed(actor -> passwords.require(actor, Fixtures.PASSWORD))),
                admin(AuditTrail.class, "page", 4, actor -> trail.page(actor, AuditTrail.Filter.ALL, null, 10)),
                admin(AuditTrail.class, "projects", 4, actor -> trail.projects(actor, "", 0, 10)),
                admin(OwnershipBoard.class, "projects", 4, actor -> board.projects(actor, "", 0, 10)),
                admin(OwnershipBoard.class, "atRisk", 2, actor -> board.atRisk(actor, 10)),
                admin(SalesforceApps.class, "list", 1, actor -> apps.list(actor)),
                admin(SalesforceApps.class, "add", 2, actor -> apps.add(actor, app())),
                admin(
                        SalesforceApps.class,
                        "change",
                        3,
                        deed(actor -> apps.change(actor, added(world), new AppChange("Other", LOGIN, null)))),
                admin(SalesforceApps.class, "remove", 2, deed(actor -> apps.remove(actor, added(world)))),
                letters(
                        SignIns.class,
                        "finish",
                        4,
                        "yyyy yyyy",
                        actor -> signIns.finish(
                                actor, "session", "nobody", Map.of("state", "unknown", "code", "none"))));
    }

    private static Row admin(Class<?> service, String name, int parameters, Row.Call call) {
        return letters(service, name, parameters, "ffff yfff", call);
    }

    /** Somebody who left, by the hand of the admin. */
    private Actor left(AccessWorld world, LeaversRuns runs) {
        var member = world.fixtures.member();
        administration.deactivate(world.actor(Role.ADMIN), member.id(), runs, Fixtures.PASSWORD);
        return member;
    }

    private UserInvitations.Sent invite(Actor actor) {
        return invitations.invite(actor, new NewInvitation(mail(), "Invited", MEMBER, Locale.ENGLISH));
    }

    private static String mail() {
        return AccessWorld.fresh() + "@example.com";
    }

    /** Whoever links an account of a sandbox next is to find the simulator's app. */
    @Override
    public void calm(AccessWorld world) {
        var admin = world.actor(Role.ADMIN);
        apps.list(admin).stream()
                .filter(app -> app.loginUrl().toString().startsWith(LOGIN))
                .forEach(app -> apps.remove(admin, app.id()));
    }

    private SalesforceAppId added(AccessWorld world) {
        return apps.add(world.actor(Role.ADMIN), app());
    }

    private static NewSalesforceApp app() {
        return new NewSalesforceApp(
                RandomIds.publicId(), AccessWorld.fresh(), Environment.SANDBOX, LOGIN, "key", "secret");
    }
}
