package io.surveylink.ownership.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.ConsentListener;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.ownership.internal.ConsentRepository.ConsentRow;
import io.surveylink.ownership.internal.ConsentRepository.Parties;
import io.surveylink.project.MemberFootprint;
import io.surveylink.project.MembershipListener;
import io.surveylink.project.Projects;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody published who may edit no more: the owner's yes was to this person and is asked for anew. Until the
 * owner keeps it, which confirms it as the owner's own, it holds.
 */
@Component
class LeavingPublishers implements MembershipListener, UserFootprint, MemberFootprint {

    private final ConsentRepository consents;
    private final Projects projects;
    private final Users users;
    private final Notifications notifications;
    private final AuditLog auditLog;
    private final Clock clock;
    private final ObjectProvider<ConsentListener> listeners;

    LeavingPublishers(
            ConsentRepository consents,
            Projects projects,
            Users users,
            Notifications notifications,
            AuditLog auditLog,
            Clock clock,
            ObjectProvider<ConsentListener> listeners) {
        this.consents = consents;
        this.projects = projects;
        this.users = users;
        this.notifications = notifications;
        this.auditLog = auditLog;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lostEdit(ProjectId project, UserId member) {
        var summary = projects.find(project).orElseThrow();
        var given = consents.of(new Parties(project, summary.ownerId(), member)).stream()
                .filter(row -> row.state() == ConsentState.GIVEN)
                .toList();
        if (given.isEmpty()) {
            return;
        }
        given.forEach(row -> end(project, member, row));
        notifications.send(new Notice(
                summary.ownerId(),
                NoticeKind.PUBLISHER_LEFT,
                Map.of(
                        "publisher", users.find(member).map(UserProfile::name).orElse(""),
                        "project", summary.name(),
                        "object", objects(given)),
                "projects/" + summary.slug() + "/people",
                null,
                true));
    }

    @Override
    public List<Trace> of(UserId user) {
        var projectNames = consents.projectsWithConsentFor(user);
        return List.of(new Trace(Kind.PUBLISHED_FOR_OTHERS, projectNames.size(), projectNames));
    }

    @Override
    public List<Trace> of(ProjectId project, UserId member) {
        var owner = projects.find(project).orElseThrow().ownerId();
        var given = consents.of(new Parties(project, owner, member)).stream()
                .filter(row -> row.state() == ConsentState.GIVEN)
                .toList();
        var objectNames =
                given.stream().map(row -> row.key().object()).distinct().toList();
        return List.of(new Trace(Kind.PUBLISHED_FOR_OTHERS, given.size(), objectNames));
    }

    private void end(ProjectId project, UserId member, ConsentRow row) {
        consents.decide(row, ConsentState.ASKED, clock.instant());
        auditLog.record(AuditEntry.of(null, AuditAction.CONSENT_ENDED, "user", member.value())
                .in(project)
                .changed(
                        Map.of("consent", row.state().name()),
                        Map.of(
                                "consent",
                                ConsentState.ASKED.name(),
                                "object",
                                row.key().object())));
        listeners.forEach(listener -> listener.consentDecided(project, member, row.key(), false));
    }

    private static String objects(List<ConsentRow> rows) {
        return rows.stream().map(row -> row.key().object()).distinct().collect(Collectors.joining(", "));
    }
}
