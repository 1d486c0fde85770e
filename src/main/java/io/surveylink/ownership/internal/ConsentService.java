package io.surveylink.ownership.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.ConsentListener;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.internal.ConsentRepository.AskedRow;
import io.surveylink.ownership.internal.ConsentRepository.ConsentRow;
import io.surveylink.ownership.internal.ConsentRepository.Parties;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class ConsentService implements Consents {

    private final ConsentRepository consents;
    private final Projects projects;
    private final Users users;
    private final AuditLog auditLog;
    private final Notifications notifications;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<ConsentListener> listeners;

    ConsentService(
            ConsentRepository consents,
            Projects projects,
            Users users,
            AuditLog auditLog,
            Notifications notifications,
            Transactions transactions,
            Clock clock,
            ObjectProvider<ConsentListener> listeners) {
        this.consents = consents;
        this.projects = projects;
        this.users = users;
        this.auditLog = auditLog;
        this.notifications = notifications;
        this.transactions = transactions;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ConsentKey> ask(ProjectId project, UserId publisher, Collection<ConsentKey> needed) {
        var summary = summary(project);
        if (publisher.equals(summary.ownerId())) {
            return List.of();
        }
        var parties = new Parties(project, summary.ownerId(), publisher);
        var known = consents.of(parties);
        var missing = withoutYes(needed, known);
        missing.stream()
                .filter(key -> known.stream().noneMatch(row -> ConsentRepository.isSame(row.key(), key)))
                .forEach(key -> consents.insertAsked(parties, key, clock.instant()));
        if (!missing.isEmpty()) {
            tellOwner(summary, publisher, missing);
        }
        return missing;
    }

    @Override
    public boolean allGiven(ProjectId project, UserId publisher, Collection<ConsentKey> needed) {
        var owner = summary(project).ownerId();
        return publisher.equals(owner)
                || withoutYes(needed, consents.of(new Parties(project, owner, publisher)))
                        .isEmpty();
    }

    @Override
    public List<ConsentItem> open(Actor actor, ProjectId project) {
        return transactions.read(() -> {
            var access = projects.access(actor, project);
            access.require(Operation.SEE_NAMES);
            return consents.open(project, access.ownerId(), actor.id());
        });
    }

    @Override
    public List<ConsentItem> all(Actor actor, ProjectId project) {
        return transactions.read(() -> {
            var access = projects.access(actor, project);
            access.require(Operation.SEE_NAMES);
            return consents.all(project, access.ownerId(), actor.id());
        });
    }

    @Override
    public List<AskedConsent> asked(Actor actor) {
        var byProjectAndPublisher = transactions.read(() -> consents.asked(actor.id())).stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.projectSlug(), row.publisher()), LinkedHashMap::new, Collectors.toList()));
        return byProjectAndPublisher.values().stream()
                .map(ConsentService::asked)
                .toList();
    }

    private static AskedConsent asked(List<AskedRow> rows) {
        var any = rows.getFirst();
        String objects = rows.stream().map(AskedRow::object).distinct().collect(Collectors.joining(", "));
        return new AskedConsent(any.projectSlug(), any.projectName(), any.publisherName(), objects);
    }

    @Override
    public void decide(Actor actor, ProjectId project, UserId publisher, ConsentKey key, boolean yes) {
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.SPEND_CREDENTIALS);
            var parties = new Parties(project, actor.id(), publisher);
            var before = consents.lock(parties, key).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            var answer = yes ? ConsentState.GIVEN : ConsentState.REFUSED;
            if (before.state() != answer) {
                consents.decide(before, answer, clock.instant());
                tellDecision(actor, parties, before, answer);
            }
        });
    }

    private void tellDecision(Actor actor, Parties parties, ConsentRow before, ConsentState answer) {
        boolean given = answer == ConsentState.GIVEN;
        var key = before.key();
        auditLog.record(AuditEntry.of(
                        actor.id(),
                        given ? AuditAction.CONSENT_GIVEN : AuditAction.CONSENT_REFUSED,
                        "user",
                        parties.publisher().value())
                .in(parties.project())
                .changed(Map.of("consent", before.state().name()), described(key, answer)));
        listeners.forEach(listener -> listener.consentDecided(parties.project(), parties.publisher(), key, given));
        var project = summary(parties.project());
        notifications.send(new Notice(
                parties.publisher(),
                given ? NoticeKind.CONSENT_GIVEN : NoticeKind.CONSENT_REFUSED,
                Map.of("owner", project.ownerName(), "project", project.name(), "object", key.object()),
                workflowsOf(project),
                null,
                true));
        if (consents.of(parties).stream().noneMatch(row -> row.state() == ConsentState.ASKED)) {
            notifications.settle(parties.owner(), askedKey(project, parties.publisher()));
        }
    }

    private static Map<String, Object> described(ConsentKey key, ConsentState state) {
        return Map.of(
                "consent", state.name(),
                "org", key.org().value(),
                "object", key.object(),
                "operation", key.operation());
    }

    private void tellOwner(ProjectSummary project, UserId publisher, List<ConsentKey> missing) {
        notifications.send(new Notice(
                project.ownerId(),
                NoticeKind.CONSENT_ASKED,
                Map.of(
                        "publisher",
                                users.find(publisher).map(UserProfile::name).orElse(""),
                        "project", project.name(),
                        "object",
                                missing.stream()
                                        .map(ConsentKey::object)
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                workflowsOf(project),
                askedKey(project, publisher),
                true));
    }

    private static String workflowsOf(ProjectSummary project) {
        return "projects/" + project.slug() + "/workflows";
    }

    private static String askedKey(ProjectSummary project, UserId publisher) {
        return "consent:" + project.publicId() + ":" + publisher.value();
    }

    private static List<ConsentKey> withoutYes(Collection<ConsentKey> needed, List<ConsentRow> known) {
        return needed.stream()
                .distinct()
                .filter(key -> known.stream()
                        .noneMatch(
                                row -> row.state() == ConsentState.GIVEN && ConsentRepository.isSame(row.key(), key)))
                .toList();
    }

    private ProjectSummary summary(ProjectId project) {
        return projects.find(project).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }
}
