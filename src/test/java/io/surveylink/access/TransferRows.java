package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Transfers of ownership. The new owner is somebody else than the roles: what is theirs alone is nobody's here. */
@TestComponent
class TransferRows implements AccessRows {

    private static final String WHY = "I move to sales.";
    private static final String OWNER_AND_ADMIN = "fffy ynnn";
    private static final String ADMIN_ALONE = "ffff ynnn";
    private static final String NEW_OWNER_ALONE = "ffff fnnn";

    private final Transfers transfers;
    private final TransferReadiness readiness;

    TransferRows(Transfers transfers, TransferReadiness readiness) {
        this.transfers = transfers;
        this.readiness = readiness;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(
                        Transfers.class,
                        "ask",
                        3,
                        Operation.ASK_FOR_OWNERSHIP,
                        actor -> transfers.ask(actor, project(world), WHY)),
                table(
                        Transfers.class,
                        "request",
                        4,
                        Operation.REQUEST_TRANSFER,
                        actor -> transfers.request(actor, project(world), successor(world), WHY)),
                letters(
                        Transfers.class,
                        "requestAll",
                        4,
                        ADMIN_ALONE,
                        actor -> transfers.requestAll(actor, List.of(project(world)), successor(world), WHY)),
                letters(
                                Transfers.class,
                                "force",
                                4,
                                "ffff ynnn",
                                actor -> transfers.force(actor, List.of(project(world)), successor(world), WHY))
                        .but(ErrorCode.TRANSFER_OWNER_ACTIVE, Role.ADMIN),
                letters(
                        Transfers.class,
                        "endorse",
                        2,
                        "fffy fnnn",
                        deed(actor ->
                                transfers.endorse(actor, transfers.ask(world.actor(Role.EDIT), project(world), WHY)))),
                letters(
                        Transfers.class,
                        "approve",
                        2,
                        ADMIN_ALONE,
                        deed(actor -> transfers.approve(actor, requested(world, world.fixtures.member())))),
                letters(
                        Transfers.class,
                        "decline",
                        3,
                        ADMIN_ALONE,
                        deed(actor -> transfers.decline(actor, requested(world, world.fixtures.member()), "No"))),
                letters(
                        Transfers.class,
                        "cancel",
                        2,
                        OWNER_AND_ADMIN,
                        deed(actor -> transfers.cancel(actor, requested(world, world.fixtures.member())))),
                letters(
                        Transfers.class,
                        "accept",
                        3,
                        NEW_OWNER_ALONE,
                        deed(actor -> transfers.accept(actor, approved(world, world.fixtures.member()), 0))),
                letters(Transfers.class, "undo", 2, ADMIN_ALONE, deed(actor -> {
                    var successor = world.fixtures.member();
                    var transfer = approved(world, successor);
                    transfers.accept(successor, transfer, 0);
                    transfers.undo(actor, transfer);
                })),
                table(Transfers.class, "get", 2, Operation.SEE_NAMES, actor -> {
                    var project = project(world);
                    transfers.request(world.actor(Role.OWNER), project, successor(world), WHY);
                    var latest =
                            transfers.latest(world.actor(Role.OWNER), project).orElseThrow();
                    return transfers.get(actor, latest.publicId());
                }),
                table(Transfers.class, "latest", 2, Operation.SEE_NAMES, actor -> transfers.latest(actor, world.id())),
                letters(Transfers.class, "concerning", 1, "yyyy y000", actor -> transfers.concerning(actor)),
                letters(Transfers.class, "waiting", 1, "yyyy y000", actor -> transfers.waiting(actor)),
                letters(
                        TransferReadiness.class,
                        "read",
                        2,
                        "nnny ynnn",
                        actor -> readiness.read(actor, approved(world, world.fixtures.member()))),
                letters(
                        TransferReadiness.class,
                        "check",
                        2,
                        NEW_OWNER_ALONE,
                        actor -> readiness.check(actor, approved(world, world.fixtures.member()))),
                letters(
                        TransferReadiness.class,
                        "choose",
                        4,
                        NEW_OWNER_ALONE,
                        deed(actor -> readiness.choose(
                                actor,
                                approved(world, world.fixtures.member()),
                                world.org(),
                                world.ownersAccount().id()))),
                letters(
                        TransferReadiness.class,
                        "consent",
                        5,
                        NEW_OWNER_ALONE,
                        deed(actor -> readiness.consent(
                                actor,
                                approved(world, world.fixtures.member()),
                                world.actor(Role.CREATOR).id(),
                                new ConsentKey(world.org(), "Contact", "UPSERT"),
                                true))),
                letters(
                        TransferReadiness.class,
                        "preview",
                        3,
                        ADMIN_ALONE,
                        actor -> readiness.preview(actor, List.of(world.id()), successor(world))));
    }

    /** Of the same owner, with the same members: a project is on one way at a time. */
    private static ProjectId project(AccessWorld world) {
        var owner = world.actor(Role.OWNER);
        var project = world.projects.create(owner, "Another project").id();
        world.projects.setMember(owner, project, world.actor(Role.VIEW).id(), MemberAccess.VIEW);
        world.projects.setMember(owner, project, world.actor(Role.EDIT).id(), MemberAccess.EDIT);
        world.projects.setMember(owner, project, world.actor(Role.CREATOR).id(), MemberAccess.EDIT);
        return project;
    }

    private static UserId successor(AccessWorld world) {
        return world.fixtures.member().id();
    }

    private TransferId requested(AccessWorld world, Actor successor) {
        return transfers.request(world.actor(Role.OWNER), project(world), successor.id(), WHY);
    }

    private TransferId approved(AccessWorld world, Actor successor) {
        var transfer = requested(world, successor);
        transfers.approve(world.actor(Role.ADMIN), transfer);
        return transfer;
    }
}
