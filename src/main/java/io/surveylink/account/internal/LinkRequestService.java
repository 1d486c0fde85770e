package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.LinkRequests;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.ownership.BindingListener;
import io.surveylink.ownership.Bindings;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class LinkRequestService implements LinkRequests, BindingListener {

    private final LinkRequestRepository requests;
    private final AccountRepository accounts;
    private final NamedOrgs namedOrgs;
    private final Bindings bindings;
    private final Projects projects;
    private final Users users;
    private final Grants grants;
    private final SalesforceApps apps;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    LinkRequestService(
            LinkRequestRepository requests,
            AccountRepository accounts,
            NamedOrgs namedOrgs,
            Bindings bindings,
            Projects projects,
            Users users,
            Grants grants,
            SalesforceApps apps,
            Notifications notifications,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.requests = requests;
        this.accounts = accounts;
        this.namedOrgs = namedOrgs;
        this.bindings = bindings;
        this.projects = projects;
        this.users = users;
        this.grants = grants;
        this.apps = apps;
        this.notifications = notifications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void ask(Actor actor, ProjectId id, OrgId org, String step) {
        String back = ReturnPaths.checked(step);
        transactions.write(() -> {
            projects.access(actor, id).require(Operation.ASK_TO_LINK);
            var project = projects.find(id).orElseThrow(LinkRequestService::notFound);
            var known = known(actor, project, org);
            if (bindings.find(id, org).isPresent()) {
                throw new DomainException(ErrorCode.STALE);
            }
            Instant now = clock.instant();
            if (!requests.note(id, org, actor.id(), now, now.minus(PAUSE))) {
                throw new DomainException(ErrorCode.LINK_ASKED_LATELY, project.ownerName());
            }
            audit.record(AuditEntry.of(actor.id(), AuditAction.LINK_ASKED, "org", org.value())
                    .in(id));
            tellOwner(actor, project, known, linkFor(project.ownerId(), known, back));
        });
    }

    /** An account in the org, from which its name is told: of an org that is none of the actor's business there is none. */
    private Account known(Actor actor, ProjectSummary project, OrgId org) {
        return accounts.findOf(actor.id(), org).stream()
                .findFirst()
                .or(() -> namedOrgs.projectsNaming(org, project.ownerId()).contains(project.id())
                        ? accounts.findIn(org).stream().findFirst()
                        : Optional.empty())
                .orElseThrow(LinkRequestService::notFound);
    }

    private String linkFor(UserId owner, Account known, String back) {
        if (!accounts.findOf(owner, known.orgId()).isEmpty()) {
            return back;
        }
        return addAccount(known.orgId(), known.environment(), back).path();
    }

    @Override
    public AddAccountLink addAccount(OrgId org, Environment environment, String returnTo) {
        String publicId = accounts.latestGrantIn(org)
                .map(grants::appOf)
                .flatMap(app -> apps.choices(environment).stream()
                        .filter(choice -> choice.id().equals(app))
                        .findFirst())
                .map(SalesforceApps.Choice::publicId)
                .orElse(null);
        return new AddAccountLink(environment, publicId, ReturnPaths.checked(returnTo));
    }

    private void tellOwner(Actor actor, ProjectSummary project, Account known, String link) {
        String key = key(project.id(), known.orgId(), actor.id());
        // A day later it is news again, read or not.
        notifications.settle(project.ownerId(), key);
        notifications.send(new Notice(
                project.ownerId(),
                NoticeKind.LINK_ASKED,
                Map.of(
                        "asker", users.find(actor.id()).map(UserProfile::name).orElse(""),
                        "project", project.name(),
                        "org", known.orgName()),
                link,
                key,
                true));
    }

    @Override
    public void bindingChanged(ProjectId id, OrgId org, boolean bound) {
        List<UserId> askers = bound ? requests.askers(id, org) : List.of();
        if (askers.isEmpty()) {
            return;
        }
        requests.delete(id, org);
        var project = projects.find(id).orElseThrow(LinkRequestService::notFound);
        String orgName = accounts.findOf(project.ownerId(), org).stream()
                .map(Account::orgName)
                .findFirst()
                .orElse("");
        for (UserId asker : askers) {
            notifications.settle(project.ownerId(), key(id, org, asker));
            notifications.send(new Notice(
                    asker,
                    NoticeKind.LINK_ANSWERED,
                    Map.of("owner", project.ownerName(), "project", project.name(), "org", orgName),
                    "projects/" + project.slug() + "/workflows",
                    null,
                    true));
        }
    }

    private static String key(ProjectId project, OrgId org, UserId asker) {
        return "link-asked-" + project.value() + "-" + org.value() + "-" + asker.value();
    }

    private static DomainException notFound() {
        return new DomainException(ErrorCode.NOT_FOUND);
    }
}
