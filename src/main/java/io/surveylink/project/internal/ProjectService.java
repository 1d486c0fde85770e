package io.surveylink.project.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.MembershipListener;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectListItem;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

@Service
class ProjectService implements Projects {

    private static final int NAME_LENGTH = 100;
    private static final int SLUG_ATTEMPTS = 5;

    /** Dots that tell projects apart. No purple: that is the sandbox. */
    private static final List<String> COLORS = List.of("blue", "coral", "teal", "amber", "green", "pink");

    private final ProjectRepository repository;
    private final Users users;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<MembershipListener> listeners;

    ProjectService(
            ProjectRepository repository,
            Users users,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock,
            ObjectProvider<MembershipListener> listeners) {
        this.repository = repository;
        this.users = users;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public ProjectAccess access(Actor actor, ProjectId id) {
        var access = repository.access(actor.id(), id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        access.require(Operation.SEE_NAMES);
        return access;
    }

    @Override
    public ProjectSummary create(Actor actor, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > NAME_LENGTH) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "name");
        }
        // Somebody else may take the slug between our look and our insert: then look again.
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.write(() -> insert(actor, stripped));
            } catch (DuplicateKeyException e) {
                if (attempt == SLUG_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ProjectSummary insert(Actor actor, String name) {
        if (!repository.isActive(actor.id())) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
        String publicId = RandomIds.publicId();
        String wanted = Slugs.of(name, publicId);
        String slug = Slugs.unique(wanted, repository.takenSlugs(wanted));
        String color = COLORS.get(repository.countOwnedBy(actor.id()) % COLORS.size());
        var id = repository.insert(publicId, slug, name, color, actor.id(), clock.instant());
        auditLog.record(AuditEntry.of(actor.id(), AuditAction.PROJECT_CREATED, "project", id.value())
                .in(id)
                .changed(Map.of(), Map.of("slug", slug)));
        return repository.find(id).orElseThrow();
    }

    @Override
    public ProjectSummary get(Actor actor, String slugOrPublicId) {
        return repository
                .findVisible(actor.id(), slugOrPublicId)
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    @Override
    public Optional<ProjectSummary> find(String slugOrPublicId) {
        return repository.find(slugOrPublicId);
    }

    @Override
    public Optional<ProjectSummary> find(ProjectId id) {
        return repository.find(id);
    }

    @Override
    public List<ProjectSummary> mine(Actor actor) {
        return repository.mine(actor.id());
    }

    @Override
    public List<ProjectSummary> search(Actor actor, String text, int limit) {
        return repository.search(actor.id(), text, limit);
    }

    @Override
    public List<ProjectListItem> listMine(Actor actor) {
        return repository.listMine(actor.id());
    }

    @Override
    public List<Member> members(Actor actor, ProjectId id) {
        access(actor, id);
        return repository.members(id);
    }

    @Override
    public void setMember(Actor actor, ProjectId id, UserId member, MemberAccess access) {
        transactions.write(() -> {
            var standing = access(actor, id);
            standing.require(Operation.MANAGE_PROJECT);
            boolean suitable = !member.equals(standing.ownerId())
                    && users.find(member)
                            .filter(u -> u.state() == UserState.ACTIVE)
                            .isPresent();
            if (!suitable) {
                throw new DomainException(ErrorCode.INVALID_INPUT, "member");
            }
            var before = repository.memberAccess(id, member);
            if (before.isEmpty()) {
                repository.insertMember(id, member, access, clock.instant());
            } else if (before.get() != access) {
                repository.updateMember(id, member, access);
            } else {
                return;
            }
            auditLog.record(AuditEntry.of(actor.id(), AuditAction.MEMBER_SET, "user", member.value())
                    .in(id)
                    .changed(
                            before.<Map<String, Object>>map(a -> Map.of("access", a.name()))
                                    .orElse(Map.of()),
                            Map.of("access", access.name())));
            if (before.filter(MemberAccess.EDIT::equals).isPresent()) {
                listeners.forEach(listener -> listener.lostEdit(id, member));
            }
        });
    }

    @Override
    public void removeMember(Actor actor, ProjectId id, UserId member) {
        transactions.write(() -> {
            access(actor, id).require(Operation.REMOVE_MEMBER);
            repository.memberAccess(id, member).ifPresent(before -> {
                repository.deleteMember(id, member);
                auditLog.record(AuditEntry.of(actor.id(), AuditAction.MEMBER_REMOVED, "user", member.value())
                        .in(id)
                        .changed(Map.of("access", before.name()), Map.of()));
                if (before == MemberAccess.EDIT) {
                    listeners.forEach(listener -> listener.lostEdit(id, member));
                }
            });
        });
    }
}
