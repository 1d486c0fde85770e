package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.project.MemberAccess;
import io.surveylink.project.NeedsYou;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Sharing;
import io.surveylink.project.WeekLedger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;

/** Projects, their people, and what the home page shows of them. */
@TestComponent
class ProjectRows implements AccessRows {

    private final Projects projects;
    private final Sharing sharing;
    private final ObjectProvider<NeedsYou> needsYou;
    private final ObjectProvider<WeekLedger> ledgers;

    ProjectRows(
            Projects projects, Sharing sharing, ObjectProvider<NeedsYou> needsYou, ObjectProvider<WeekLedger> ledgers) {
        this.projects = projects;
        this.sharing = sharing;
        this.needsYou = needsYou;
        this.ledgers = ledgers;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(Projects.class, "access", 2, Operation.SEE_NAMES, actor -> projects.access(actor, world.id())),
                table(
                        Projects.class,
                        "get",
                        2,
                        Operation.SEE_NAMES,
                        actor -> projects.get(actor, world.people().project().slug())),
                table(Projects.class, "members", 2, Operation.SEE_NAMES, actor -> projects.members(actor, world.id())),
                letters(Projects.class, "mine", 1, "yyyy 0000", actor -> projects.mine(actor)),
                letters(Projects.class, "search", 3, "yyyy y000", actor -> projects.search(actor, "", 10)),
                letters(Projects.class, "listMine", 1, "yyyy 0000", actor -> projects.listMine(actor)),
                letters(Projects.class, "create", 2, "yyyyyyyf", actor -> projects.create(actor, "A project")),
                table(
                        Projects.class,
                        "setMember",
                        4,
                        Operation.MANAGE_PROJECT,
                        deed(actor -> projects.setMember(
                                actor, world.id(), world.fixtures.member().id(), MemberAccess.VIEW))),
                table(Projects.class, "removeMember", 3, Operation.REMOVE_MEMBER, deed(actor -> {
                    var guest = world.fixtures.member();
                    projects.setMember(world.actor(Role.OWNER), world.id(), guest.id(), MemberAccess.VIEW);
                    projects.removeMember(actor, world.id(), guest.id());
                })),
                table(
                        Sharing.class,
                        "invite",
                        4,
                        Operation.MANAGE_PROJECT,
                        deed(actor -> sharing.invite(actor, world.id(), mail(), MemberAccess.VIEW))),
                table(
                        Sharing.class,
                        "invitations",
                        2,
                        Operation.SEE_NAMES,
                        actor -> sharing.invitations(actor, world.id())),
                table(Sharing.class, "withdraw", 3, Operation.REMOVE_MEMBER, deed(actor -> {
                    String mail = mail();
                    sharing.invite(world.actor(Role.OWNER), world.id(), mail, MemberAccess.VIEW);
                    sharing.withdraw(actor, world.id(), mail);
                })),
                table(
                        Sharing.class,
                        "footprint",
                        3,
                        Operation.REMOVE_MEMBER,
                        actor -> sharing.footprint(
                                actor, world.id(), world.actor(Role.EDIT).id())),
                letters(
                        NeedsYou.class,
                        "items",
                        1,
                        "yyyy y000",
                        actor -> needsYou.orderedStream()
                                .flatMap(feature -> feature.items(actor).stream())
                                .toList()),
                letters(WeekLedger.class, "week", 3, "yyyy 0000", actor -> (int) ledgers.orderedStream()
                        .mapToLong(ledger -> ledger.week(actor, LocalDate.of(2026, 11, 24), ZoneOffset.UTC)
                                .accepted())
                        .sum()));
    }

    private static String mail() {
        return AccessWorld.fresh() + "@example.com";
    }
}
