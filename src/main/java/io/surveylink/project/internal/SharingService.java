package io.surveylink.project.internal;

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
import io.surveylink.project.MemberAccess;
import io.surveylink.project.MemberFootprint;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Sharing;
import io.surveylink.project.internal.SharingRepository.Met;
import io.surveylink.user.Actor;
import io.surveylink.user.EmailAddress;
import io.surveylink.user.UserFootprint.Trace;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserListener;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class SharingService implements Sharing, UserListener {

    private final SharingRepository invitations;
    private final ProjectRepository members;
    private final Projects projects;
    private final Users users;
    private final Notifications notifications;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<MemberFootprint> footprints;

    SharingService(
            SharingRepository invitations,
            ProjectRepository members,
            Projects projects,
            Users users,
            Notifications notifications,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock,
            ObjectProvider<MemberFootprint> footprints) {
        this.invitations = invitations;
        this.members = members;
        this.projects = projects;
        this.users = users;
        this.notifications = notifications;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
        this.footprints = footprints;
    }

    @Override
    public void invite(Actor actor, ProjectId project, String typed, MemberAccess access) {
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.MANAGE_PROJECT);
            var email = EmailAddress.valid(typed);
            var known = users.findByEmail(email);
            if (known.filter(user -> user.state() != UserState.INVITED).isPresent()) {
                throw new DomainException(ErrorCode.EMAIL_TAKEN);
            }
            if (invitations.of(project).size() >= MAX_INVITATIONS) {
                throw new DomainException(ErrorCode.INVITATIONS_FULL, MAX_INVITATIONS);
            }
            invitations.put(project, email, access, actor.id(), clock.instant());
            record(actor.id(), AuditAction.PROJECT_INVITED, project, Map.of(), state(access));
            if (known.isEmpty()) {
                askAdmins(actor, project, email);
            }
        });
    }

    private void askAdmins(Actor actor, ProjectId project, String email) {
        var arguments = Map.of(
                "owner", users.find(actor.id()).map(UserProfile::name).orElse(""),
                "email", email,
                "project", projects.find(project).orElseThrow().name());
        users.activeAdmins()
                .forEach(admin -> notifications.send(new Notice(
                        admin,
                        NoticeKind.USER_ASKED,
                        arguments,
                        UserInvitations.pathFor(email),
                        "user-asked:" + email,
                        true)));
    }

    @Override
    public List<WaitingInvitation> invitations(Actor actor, ProjectId project) {
        projects.access(actor, project);
        return invitations.of(project);
    }

    @Override
    public void withdraw(Actor actor, ProjectId project, String email) {
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.REMOVE_MEMBER);
            invitations
                    .take(project, EmailAddress.normalized(email))
                    .ifPresent(access -> record(
                            actor.id(), AuditAction.PROJECT_INVITATION_WITHDRAWN, project, state(access), Map.of()));
        });
    }

    @Override
    public List<Trace> footprint(Actor actor, ProjectId project, UserId member) {
        projects.access(actor, project).require(Operation.REMOVE_MEMBER);
        return footprints.stream()
                .flatMap(feature -> feature.of(project, member).stream())
                .filter(trace -> trace.count() > 0)
                .sorted(Comparator.comparing(Trace::kind))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void joined(UserProfile user) {
        invitations.takeAll(user.email()).forEach(met -> join(met, user));
    }

    private void join(Met met, UserProfile user) {
        members.insertMember(met.project(), user.id(), met.access(), clock.instant());
        auditLog.record(AuditEntry.of(
                        met.invitedBy(),
                        AuditAction.MEMBER_SET,
                        "user",
                        user.id().value())
                .in(met.project())
                .changed(Map.of(), state(met.access())));
        var project = projects.find(met.project()).orElseThrow();
        notifications.send(new Notice(
                met.invitedBy(),
                NoticeKind.MEMBER_JOINED,
                Map.of("person", user.name(), "project", project.name()),
                "projects/" + project.slug() + "/people",
                null,
                false));
    }

    private void record(
            UserId actor,
            AuditAction action,
            ProjectId project,
            Map<String, Object> before,
            Map<String, Object> after) {
        auditLog.record(AuditEntry.of(actor, action, "project", project.value())
                .in(project)
                .changed(before, after));
    }

    /** Without the address: the log keeps no personal values. */
    private static Map<String, Object> state(MemberAccess access) {
        return Map.of("access", access.name());
    }
}
