package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.account.AccountLinks;
import io.surveylink.account.IdentitySwitches;
import io.surveylink.account.LinkRequests;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.OwnersAccounts;
import io.surveylink.account.Requirements;
import io.surveylink.account.SalesforceOrgs;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.project.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Linked accounts: their user alone, an admin may revoke. */
@TestComponent
class AccountRows implements AccessRows {

    private static final String SPARE = "successor@acme.example";

    private final SalesforceApps apps;
    private final LinkedAccounts accounts;
    private final AccountLinks links;
    private final IdentitySwitches switches;
    private final SandboxRefreshes refreshes;
    private final Requirements requirements;
    private final SalesforceOrgs orgs;
    private final LinkRequests requests;
    private final OwnersAccounts ownersAccounts;

    AccountRows(
            SalesforceApps apps,
            LinkedAccounts accounts,
            AccountLinks links,
            IdentitySwitches switches,
            SandboxRefreshes refreshes,
            Requirements requirements,
            SalesforceOrgs orgs,
            LinkRequests requests,
            OwnersAccounts ownersAccounts) {
        this.apps = apps;
        this.accounts = accounts;
        this.links = links;
        this.switches = switches;
        this.refreshes = refreshes;
        this.requirements = requirements;
        this.orgs = orgs;
        this.requests = requests;
        this.ownersAccounts = ownersAccounts;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                letters(LinkedAccounts.class, "mine", 1, "00yy 0000", actor -> accounts.mine(actor)),
                letters(LinkedAccounts.class, "mineIn", 2, "00yy 0000", actor -> accounts.mineIn(actor, world.org())),
                letters(LinkedAccounts.class, "usageOfMine", 1, "000y 0000", actor -> accounts.usageOfMine(actor)),
                letters(LinkedAccounts.class, "get", 2, "nnny nnnn", actor -> accounts.get(actor, account(world))),
                letters(
                        LinkedAccounts.class,
                        "othersWithSameUser",
                        2,
                        "nnny nnnn",
                        actor -> accounts.othersWithSameUser(actor, account(world))),
                letters(
                        LinkedAccounts.class,
                        "rename",
                        3,
                        "nnny nnnn",
                        deed(actor -> accounts.rename(actor, account(world), "Acme"))),
                letters(
                        LinkedAccounts.class,
                        "confirm",
                        2,
                        "nnny nnnn",
                        actor -> accounts.confirm(actor, account(world))),
                letters(
                        LinkedAccounts.class,
                        "refresh",
                        2,
                        "nnny nnnn",
                        actor -> accounts.refresh(actor, account(world))),
                letters(
                        LinkedAccounts.class,
                        "impactOfDeleting",
                        2,
                        "nnny nnnn",
                        actor -> accounts.impactOfDeleting(actor, account(world))),
                letters(
                        LinkedAccounts.class,
                        "delete",
                        2,
                        "nnny nnnn",
                        deed(actor -> accounts.delete(actor, spare(world)))),
                letters(
                        AccountLinks.class,
                        "link",
                        5,
                        "yyyy yyyy",
                        actor -> links.link(actor, "session", app(), AccessWorld.fresh(), "accounts")),
                letters(
                        AccountLinks.class,
                        "signInAgain",
                        4,
                        "nnny nnnn",
                        actor -> links.signInAgain(actor, "session", account(world), "accounts")),
                letters(
                        AccountLinks.class,
                        "prove",
                        5,
                        "yyyy yyyy",
                        actor -> links.prove(actor, "session", world.org(), world.workflow(), "accounts")),
                letters(AccountLinks.class, "unfinished", 1, "yyyy yyyy", actor -> links.unfinished(actor)),
                letters(
                        AccountLinks.class,
                        "giveUp",
                        2,
                        "yyyy yyyy",
                        deed(actor -> links.giveUp(actor, new SignInAttemptId(Long.MAX_VALUE)))),
                letters(AccountLinks.class, "startAgain", 3, "nnny nnnn", actor -> {
                    links.link(world.actor(Role.OWNER), "session", app(), AccessWorld.fresh(), "accounts");
                    var begun = links.unfinished(world.actor(Role.OWNER)).orElseThrow();
                    return links.startAgain(actor, "session", begun.id());
                }),
                letters(AccountLinks.class, "check", 2, "nnny nnnn", actor -> links.check(actor, account(world))),
                letters(
                        IdentitySwitches.class,
                        "waiting",
                        2,
                        "nnny nnnn",
                        actor -> switches.waiting(actor, account(world))),
                letters(
                        IdentitySwitches.class,
                        "keep",
                        2,
                        "nnny nnnn",
                        deed(actor -> switches.keep(actor, account(world)))),
                letters(
                                IdentitySwitches.class,
                                "switchTo",
                                2,
                                "nnnx nnnn",
                                actor -> switches.switchTo(actor, account(world)))
                        .but(ErrorCode.STALE, Role.OWNER),
                letters(
                        SandboxRefreshes.class,
                        "waiting",
                        2,
                        "nnny nnnn",
                        actor -> refreshes.waiting(actor, account(world))),
                letters(SandboxRefreshes.class, "open", 1, "ffff yfff", actor -> refreshes.open(actor)),
                letters(
                                SandboxRefreshes.class,
                                "confirm",
                                3,
                                "ffff xfff",
                                deed(actor -> refreshes.confirm(actor, world.org(), "00D000000000001AAA")))
                        .but(ErrorCode.STALE, Role.ADMIN),
                letters(
                                SandboxRefreshes.class,
                                "decline",
                                3,
                                "ffff xfff",
                                deed(actor -> refreshes.decline(actor, world.org(), "00D000000000001AAA")))
                        .but(ErrorCode.STALE, Role.ADMIN),
                letters(
                        Requirements.class,
                        "report",
                        2,
                        "nnny nnnn",
                        actor -> requirements.report(actor, account(world))),
                letters(
                        Requirements.class,
                        "check",
                        2,
                        "nnny nnnn",
                        actor -> requirements.check(actor, account(world))),
                table(
                        Requirements.class,
                        "checkRunAs",
                        4,
                        Operation.DRAFT_WORKFLOW,
                        actor -> requirements.checkRunAs(actor, world.id(), world.org(), List.of())),
                letters(SalesforceOrgs.class, "orgs", 1, "ffff yfff", actor -> orgs.orgs(actor)),
                letters(
                        SalesforceOrgs.class,
                        "accountsIn",
                        2,
                        "ffff yfff",
                        actor -> orgs.accountsIn(actor, world.org())),
                letters(
                        SalesforceOrgs.class,
                        "revoke",
                        2,
                        "ffff yfff",
                        deed(actor -> orgs.revoke(actor, spare(world)))),
                table(
                                LinkRequests.class,
                                "ask",
                                4,
                                Operation.ASK_TO_LINK,
                                deed(actor -> requests.ask(actor, world.id(), world.org(), "accounts")))
                        .but(ErrorCode.STALE, Role.EDIT, Role.CREATOR),
                table(
                        OwnersAccounts.class,
                        "of",
                        2,
                        Operation.SEE_NAMES,
                        actor -> ownersAccounts.of(actor, world.id())));
    }

    private static AccountId account(AccessWorld world) {
        return world.ownersAccount().id();
    }

    /** Another account of the owner, made anew when it is gone. */
    private AccountId spare(AccessWorld world) {
        var owner = world.actor(Role.OWNER);
        return accounts.mine(owner).stream()
                .filter(account -> account.username().equals(SPARE))
                .findFirst()
                .orElseGet(() -> world.workflowFixtures.link(owner, SPARE))
                .id();
    }

    private SalesforceAppId app() {
        return apps.choices(Environment.PRODUCTION).getFirst().id();
    }
}
