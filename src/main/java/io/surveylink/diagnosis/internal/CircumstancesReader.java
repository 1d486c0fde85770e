package io.surveylink.diagnosis.internal;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.OwnersAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.run.RunDetail;
import io.surveylink.run.RunListItem;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.user.Actor;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the other features, each once, whatever the question. */
@Component
class CircumstancesReader {

    private static final Set<RunState> TROUBLED = Set.of(RunState.FAILED, RunState.UNCERTAIN, RunState.RETRYING);

    private final Projects projects;
    private final Users users;
    private final Workflows workflows;
    private final Bindings bindings;
    private final Consents consents;
    private final LinkedAccounts accounts;
    private final OwnersAccounts ownersAccounts;
    private final Runs runs;
    private final Clock clock;

    CircumstancesReader(
            Projects projects,
            Users users,
            Workflows workflows,
            Bindings bindings,
            Consents consents,
            LinkedAccounts accounts,
            OwnersAccounts ownersAccounts,
            Runs runs,
            Clock clock) {
        this.projects = projects;
        this.users = users;
        this.workflows = workflows;
        this.bindings = bindings;
        this.consents = consents;
        this.accounts = accounts;
        this.ownersAccounts = ownersAccounts;
        this.runs = runs;
        this.clock = clock;
    }

    /** @param all workflows of the project, of which the circumstances have those that are asked about */
    record Read(Circumstances circumstances, List<WorkflowListItem> all) {}

    Read read(Actor actor, ProjectId id, Subject subject) {
        var access = projects.access(actor, id);
        access.require(Operation.SEE_NAMES);
        var project = projects.find(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        var run = subject instanceof Subject.OfRun(var runId) ? runs.get(actor, runId) : null;
        var all = workflows.list(actor, id);
        var asked = asked(all, subject, run);
        var one = subject instanceof Subject.OfProject
                ? null
                : asked.getFirst().head().id();
        var serving = bindings.findAll(
                id,
                asked.stream()
                        .flatMap(workflow -> workflow.orgs().stream())
                        .map(OrgName::id)
                        .distinct()
                        .toList());
        var circumstances = new Circumstances(
                actor,
                project,
                access,
                asked,
                serving,
                accounts.findAll(serving.values()),
                ownersAccounts.of(actor, id),
                consents.open(actor, id),
                one == null ? runs.held(actor, id) : runs.held(actor, id, one),
                newest(actor, id, one, TROUBLED),
                newest(actor, id, one, Set.of()),
                run,
                admin(),
                clock.instant());
        return new Read(circumstances, all);
    }

    private static List<WorkflowListItem> asked(List<WorkflowListItem> all, Subject subject, @Nullable RunDetail run) {
        return switch (subject) {
            case Subject.OfProject() -> lit(all);
            case Subject.OfWorkflow(var publicId) -> only(all, publicId);
            case Subject.OfRun(var id) -> only(all, run == null ? "" : run.workflowPublicId());
        };
    }

    /** What is switched off explains nothing where something else is on. */
    private static List<WorkflowListItem> lit(List<WorkflowListItem> all) {
        var on = all.stream()
                .filter(item -> item.head().state() != WorkflowState.OFF)
                .toList();
        return on.isEmpty() ? all : on;
    }

    private static List<WorkflowListItem> only(List<WorkflowListItem> all, String publicId) {
        var found = all.stream()
                .filter(item -> item.head().publicId().equals(publicId))
                .toList();
        if (found.isEmpty()) {
            throw new DomainException(ErrorCode.NOT_FOUND);
        }
        return found;
    }

    private @Nullable RunListItem newest(
            Actor actor, ProjectId project, @Nullable WorkflowId workflow, Set<RunState> states) {
        return runs.list(actor, new Runs.Filter(project, workflow, states, null), null, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private Optional<UserProfile> admin() {
        return users.findAll(users.activeAdmins()).values().stream()
                .min(Comparator.comparing(UserProfile::name, String.CASE_INSENSITIVE_ORDER));
    }
}
