package io.surveylink.survey.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

@Service
class IngestionKeyService implements IngestionKeys {

    /** So that a key that leaked into a repository is recognised as one. */
    private static final String PREFIX = "slk_";

    private static final int NAME_LENGTH = 60;
    private static final int HINT_LENGTH = 4;

    /** How long a revoked key may still work on another node. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final IngestionKeyRepository repository;
    private final Projects projects;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;
    private final BriefCache<String, KeyHolder> holders;
    private final BriefCache<ProjectId, ProjectSummary> summaries;

    IngestionKeyService(
            IngestionKeyRepository repository,
            Projects projects,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
        this.holders = new BriefCache<>(
                REMEMBERED,
                System::nanoTime,
                digest -> repository.find(HexFormat.of().parseHex(digest)));
        this.summaries = new BriefCache<>(REMEMBERED, System::nanoTime, projects::find);
    }

    @Override
    public List<KeyItem> list(Actor actor, ProjectId project) {
        projects.access(actor, project).require(Operation.EDIT_SURVEY);
        return repository.list(project);
    }

    @Override
    public String issue(Actor actor, ProjectId project, String name, Set<Scope> scopes) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > NAME_LENGTH) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "name");
        }
        if (scopes.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "scopes");
        }
        String key = PREFIX + RandomIds.secret();
        String hint = key.substring(key.length() - HINT_LENGTH);
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.EDIT_SURVEY);
            long id = repository.insert(
                    project, stripped, Digests.sha256(key), hint, scopes, actor.id(), clock.instant());
            auditLog.record(AuditEntry.of(actor.id(), AuditAction.INGESTION_KEY_ISSUED, "ingestion_key", id)
                    .in(project)
                    .changed(
                            Map.of(),
                            Map.of(
                                    "scopes",
                                    scopes.stream().map(Scope::name).sorted().toList())));
        });
        return key;
    }

    @Override
    public void revoke(Actor actor, ProjectId project, long keyId) {
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.EDIT_SURVEY);
            if (!repository.revoke(project, keyId, clock.instant())) {
                throw new DomainException(ErrorCode.NOT_FOUND);
            }
            auditLog.record(AuditEntry.of(actor.id(), AuditAction.INGESTION_KEY_REVOKED, "ingestion_key", keyId)
                    .in(project));
        });
        holders.forgetAll();
    }

    @Override
    public Optional<KeyHolder> authenticate(String token) {
        return holders.get(HexFormat.of().formatHex(Digests.sha256(token)));
    }

    @Override
    public ProjectSummary require(KeyHolder holder, String slugOrPublicId, Scope scope) {
        var project = summaries
                .get(holder.project())
                .filter(p -> p.slug().equals(slugOrPublicId) || p.publicId().equals(slugOrPublicId))
                .orElseThrow(() -> new DomainException(ErrorCode.PROJECT_UNKNOWN));
        if (!holder.scopes().contains(scope)) {
            throw new DomainException(ErrorCode.SCOPE_MISSING, scope.name().toLowerCase(Locale.ROOT));
        }
        return project;
    }
}
