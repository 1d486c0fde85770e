package io.surveylink.workflow.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.CheckedText;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.project.Standing;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTemplate;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.WorkflowRepository.TaskRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

@Service
class WorkflowService implements Workflows {

    private static final int MAX_NOTE = 500;

    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final Drafts drafts;
    private final Templates templates;
    private final Publishing publishing;
    private final PublishCheck check;
    private final EventUrlService eventUrls;
    private final WorkflowSwitch workflowSwitch;
    private final Consents consents;
    private final Projects projects;
    private final WorkflowAccess access;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;

    WorkflowService(
            WorkflowRepository workflows,
            RevisionRepository revisions,
            Drafts drafts,
            Templates templates,
            Publishing publishing,
            PublishCheck check,
            EventUrlService eventUrls,
            WorkflowSwitch workflowSwitch,
            Consents consents,
            Projects projects,
            WorkflowAccess access,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.workflows = workflows;
        this.revisions = revisions;
        this.drafts = drafts;
        this.templates = templates;
        this.publishing = publishing;
        this.check = check;
        this.eventUrls = eventUrls;
        this.workflowSwitch = workflowSwitch;
        this.consents = consents;
        this.projects = projects;
        this.access = access;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<WorkflowListItem> list(Actor actor, ProjectId project) {
        return transactions.read(() -> {
            projects.access(actor, project).require(Operation.SEE_NAMES);
            var tasks = workflows.publishedTasks(project).stream().collect(Collectors.groupingBy(TaskRow::workflow));
            return workflows.heads(project).stream()
                    .map(head -> item(head, tasks.getOrDefault(head.id(), List.of())))
                    .toList();
        });
    }

    private static WorkflowListItem item(WorkflowHead head, List<TaskRow> tasks) {
        return new WorkflowListItem(
                head,
                tasks.stream()
                        .map(task -> new TaskSummary(task.operation(), task.objectLabel()))
                        .toList(),
                tasks.stream().map(TaskRow::org).distinct().toList());
    }

    @Override
    public WorkflowHead create(Actor actor, ProjectId project, String name, WorkflowTemplate template) {
        String checked = WorkflowDescriptionService.checkedName(name);
        return transactions.write(() -> {
            projects.access(actor, project).require(Operation.DRAFT_WORKFLOW);
            var id = workflows.insert(RandomIds.publicId(), project, checked, actor.id(), clock.instant());
            auditLog.record(AuditEntry.of(actor.id(), AuditAction.WORKFLOW_CREATED, "workflow", id.value())
                    .in(project));
            templates
                    .definition(actor, project, template)
                    .ifPresent(definition -> drafts.save(id, actor.id(), definition, Drafts.UNSAVED));
            return access.head(id);
        });
    }

    @Override
    public WorkflowHead get(Actor actor, String publicId) {
        return transactions.read(() -> {
            var head = workflows.head(publicId).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            access.of(actor, head).require(Operation.SEE_NAMES);
            return head;
        });
    }

    @Override
    public WorkflowDefinition published(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.SEE_DEFINITION);
            return revisions.published(workflow).map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY);
        });
    }

    @Override
    public Draft draft(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.DRAFT_WORKFLOW);
            return drafts.of(workflow, actor.id());
        });
    }

    @Override
    public int saveDraft(Actor actor, WorkflowId workflow, WorkflowDefinition definition, int version) {
        return transactions.write(() -> {
            access.require(actor, workflow, Operation.DRAFT_WORKFLOW);
            return drafts.save(workflow, actor.id(), definition, version);
        });
    }

    @Override
    public void discardDraft(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            access.require(actor, workflow, Operation.DRAFT_WORKFLOW);
            drafts.discard(workflow, actor.id());
        });
    }

    @Override
    public List<Problem> check(Actor actor, WorkflowId workflow, WorkflowDefinition definition) {
        var project = transactions.read(() -> {
            return access.require(actor, workflow, Operation.DRAFT_WORKFLOW).projectId();
        });
        return problems(workflow, check.check(actor, project, definition, OrgSchemas.RECENT));
    }

    private List<Problem> problems(WorkflowId workflow, PublishCheck.Checked checked) {
        boolean nowhereToSend =
                checked.definition().event() instanceof WorkflowEvent.OutboundMessage && !eventUrls.hasUrl(workflow);
        if (!nowhereToSend) {
            return checked.problems();
        }
        var more = new ArrayList<>(checked.problems());
        more.add(new Problem(null, null, ProblemCode.NO_EVENT_URL, List.of()));
        return more;
    }

    @Override
    public PublishResult publish(Actor actor, WorkflowId workflow, int draftVersion, String note) {
        var draft =
                transactions.read(() -> drafts.toPublish(requirePublishing(actor, workflow), actor.id(), draftVersion));
        // Salesforce is asked between the two transactions, never inside one; the version tells if the draft moved.
        var checked = check.check(actor, draft.project(), draft.definition(), OrgSchemas.NOW);
        var problems = problems(workflow, checked);
        if (!problems.isEmpty()) {
            throw new DomainException(ErrorCode.WORKFLOW_HAS_PROBLEMS, problems.size());
        }
        String checkedNote = CheckedText.of("note", note, MAX_NOTE);
        return transactions.write(() -> {
            var row = access.lock(workflow);
            var current = drafts.toPublish(requirePublishing(actor, workflow), actor.id(), draftVersion);
            var result = publishing.publish(row, actor.id(), current.nextNumber(), checked.definition(), checkedNote);
            drafts.published(workflow, actor.id(), result.revision(), checked.definition(), draftVersion);
            return result;
        });
    }

    /** A workflow is locked to its creator as soon as it names an org, in what runs or in what is to run. */
    private WorkflowHead requirePublishing(Actor actor, WorkflowId workflow) {
        var head = access.head(workflow);
        boolean locked =
                !Tasks.namedOrgs(drafts.of(workflow, actor.id()).definition()).isEmpty()
                        || revisions.latest(workflow).stream()
                                .anyMatch(latest ->
                                        !Tasks.namedOrgs(latest.definition()).isEmpty());
        access.of(actor, head).require(locked ? Operation.PUBLISH : Operation.PUBLISH_UNLOCKED);
        return head;
    }

    @Override
    public List<Revision> revisions(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.SEE_NAMES);
            return revisions.history(workflow);
        });
    }

    @Override
    public WorkflowDefinition revision(Actor actor, WorkflowId workflow, int number) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.SEE_DEFINITION);
            return numbered(workflow, number);
        });
    }

    @Override
    public int restore(Actor actor, WorkflowId workflow, int number, int draftVersion) {
        return transactions.write(() -> {
            access.require(actor, workflow, Operation.PUBLISH);
            return drafts.save(workflow, actor.id(), numbered(workflow, number), draftVersion);
        });
    }

    private WorkflowDefinition numbered(WorkflowId workflow, int number) {
        return revisions
                .numbered(workflow, number)
                .map(RevisionRow::definition)
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    @Override
    public List<ConsentItem> openConsents(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            var open = consents.open(actor, access.head(workflow).projectId());
            if (open.isEmpty()) {
                return open;
            }
            return revisions.latest(workflow).stream()
                    .flatMap(revision -> open.stream().filter(item -> isOf(item, revision)))
                    .toList();
        });
    }

    private static boolean isOf(ConsentItem item, RevisionRow revision) {
        return item.publisher().equals(revision.publisher())
                && Tasks.consents(revision.definition()).stream()
                        .anyMatch(key -> key.org().equals(item.key().org())
                                && key.object().equalsIgnoreCase(item.key().object())
                                && key.operation().equals(item.key().operation()));
    }

    @Override
    public Map<OrgId, OrgName> orgs(Collection<OrgId> orgs) {
        return orgs.isEmpty() ? Map.of() : workflows.orgs(orgs);
    }

    @Override
    public void pause(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            var row = access.lock(workflow);
            var rights = access.of(actor, row);
            rights.require(Operation.PAUSE);
            boolean asAdmin = !rights.standings().contains(Standing.OWNER)
                    && !rights.standings().contains(Standing.CREATOR);
            workflowSwitch.pause(actor.id(), row, asAdmin);
        });
    }

    @Override
    public void resume(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            var row = access.lock(workflow);
            var rights = access.of(actor, row);
            if (row.pausedByAdmin() && rights.allows(Operation.RESUME) && !actor.isAdmin()) {
                throw new DomainException(ErrorCode.WORKFLOW_PAUSED_BY_ADMIN);
            }
            rights.require(row.pausedByAdmin() ? Operation.RESUME_ADMIN_PAUSE : Operation.RESUME);
            workflowSwitch.resume(actor.id(), row);
        });
    }

    @Override
    public void switchOff(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            var row = access.lock(workflow);
            access.of(actor, row).require(Operation.SWITCH_OFF);
            workflowSwitch.off(actor.id(), row);
        });
    }

    @Override
    public void switchOn(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            var row = access.lock(workflow);
            access.of(actor, row).require(Operation.SWITCH_OFF);
            workflowSwitch.on(actor.id(), row);
        });
    }
}
