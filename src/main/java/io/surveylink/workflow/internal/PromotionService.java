package io.surveylink.workflow.internal;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.Promotions;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks at both orgs outside any transaction, then writes the draft in one. */
@Service
class PromotionService implements Promotions {

    private final Drafts drafts;
    private final PublishCheck check;
    private final OrgSchemas schemas;
    private final WorkflowRepository workflows;
    private final WorkflowAccess access;
    private final Transactions transactions;

    PromotionService(
            Drafts drafts,
            PublishCheck check,
            OrgSchemas schemas,
            WorkflowRepository workflows,
            WorkflowAccess access,
            Transactions transactions) {
        this.drafts = drafts;
        this.check = check;
        this.schemas = schemas;
        this.workflows = workflows;
        this.access = access;
        this.transactions = transactions;
    }

    /** The draft and the accounts that both orgs are read with; without one in the former org nothing is compared. */
    private record Move(
            Actor actor,
            ProjectId project,
            WorkflowDefinition draft,
            OrgId from,
            OrgId to,
            Optional<Account> here,
            Account there) {}

    private record BothOrgs(ObjectDescription here, ObjectDescription there) {}

    /** Where a problem is and of what kind: its words differ with the org. */
    private record Place(@Nullable String step, @Nullable String field, ProblemCode code) {

        static Place of(Problem problem) {
            return new Place(problem.stepKey(), problem.field(), problem.code());
        }
    }

    @Override
    public Comparison compare(Actor actor, WorkflowId workflow, OrgId from, OrgId to) {
        var move = move(actor, workflow, from, to);
        readAfresh(move);
        var differences = new ArrayList<Difference>();
        eventDifference(move).ifPresent(differences::add);
        boolean compared = true;
        for (SalesforceTask task : tasksIn(move.draft(), from)) {
            var object = task.object();
            if (object != null) {
                var here = move.here().flatMap(account -> described(move, account, object));
                var there = described(move, move.there(), object);
                compared = compared && here.isPresent();
                if (here.isPresent() && there.isPresent()) {
                    differences.addAll(OrgDifferences.of(task, here.get(), there.get()));
                }
            }
        }
        if (!compared) {
            differences.add(new Difference(null, null, DifferenceKind.NOT_COMPARED, List.of(workflows.orgName(from))));
        }
        return new Comparison(newProblems(move), differences);
    }

    /** Once per object: somebody may have mended it in Salesforce since the last look. What follows is from memory. */
    private void readAfresh(Move move) {
        tasksIn(move.draft(), move.from()).stream()
                .flatMap(task -> Stream.ofNullable(task.object()))
                .map(object -> object.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(object -> Stream.concat(move.here().stream(), Stream.of(move.there()))
                        .forEach(account -> described(move, account, object, OrgSchemas.NOW)));
    }

    private List<Problem> newProblems(Move move) {
        Set<Place> known = new HashSet<>();
        problems(move, move.draft()).forEach(problem -> known.add(Place.of(problem)));
        return problems(move, pointed(move)).stream()
                .filter(problem -> !known.contains(Place.of(problem)))
                .toList();
    }

    private List<Problem> problems(Move move, WorkflowDefinition definition) {
        return check.check(move.actor(), move.project(), definition, OrgSchemas.RECENT)
                .problems();
    }

    @Override
    public int promote(Actor actor, WorkflowId workflow, OrgId from, OrgId to, int draftVersion) {
        var move = move(actor, workflow, from, to);
        var pointed = pointed(move);
        return transactions.write(() -> {
            access.require(actor, workflow, Operation.PUBLISH);
            return drafts.save(workflow, actor.id(), pointed, draftVersion);
        });
    }

    private Move move(Actor actor, WorkflowId workflow, OrgId from, OrgId to) {
        return transactions.read(() -> {
            var head = access.require(actor, workflow, Operation.PUBLISH);
            var draft = drafts.of(workflow, actor.id()).definition();
            if (tasksIn(draft, from).isEmpty() && eventIn(draft, from).isEmpty()) {
                throw new DomainException(ErrorCode.INVALID_INPUT, "from");
            }
            var there = check.ownAccount(actor, head.projectId(), to)
                    .filter(account -> !to.equals(from))
                    .orElseThrow(() -> new DomainException(ErrorCode.INVALID_INPUT, "to"));
            var here = check.ownAccount(actor, head.projectId(), from);
            return new Move(actor, head.projectId(), draft, from, to, here, there);
        });
    }

    private static List<SalesforceTask> tasksIn(WorkflowDefinition definition, OrgId org) {
        return Tasks.of(definition).stream()
                .filter(task -> org.equals(task.org()))
                .toList();
    }

    private static Optional<WorkflowEvent.OutboundMessage> eventIn(WorkflowDefinition definition, OrgId org) {
        return definition.event() instanceof WorkflowEvent.OutboundMessage message && org.equals(message.org())
                ? Optional.of(message)
                : Optional.empty();
    }

    private WorkflowDefinition pointed(Move move) {
        var steps = Tasks.of(move.draft()).stream()
                .<Step>map(task -> move.from().equals(task.org()) ? pointed(move, task) : task)
                .toList();
        var pointed = move.draft().withSteps(steps);
        return eventIn(move.draft(), move.from())
                .map(message -> pointed.withEvent(new WorkflowEvent.OutboundMessage(
                        move.to(), message.object(), message.objectLabel(), message.fields())))
                .orElse(pointed);
    }

    private SalesforceTask pointed(Move move, SalesforceTask task) {
        var named = OrgDifferences.namesRecordType(task)
                ? bothOrgs(move, task)
                        .map(orgs -> OrgDifferences.withRecordTypes(task, orgs.here(), orgs.there()))
                        .orElse(task)
                : task;
        return named.withOrg(move.to());
    }

    private Optional<BothOrgs> bothOrgs(Move move, SalesforceTask task) {
        var object = task.object();
        if (object == null || move.here().isEmpty()) {
            return Optional.empty();
        }
        return read(move, move.here().get(), object, OrgSchemas.RECENT)
                .flatMap(here ->
                        read(move, move.there(), object, OrgSchemas.RECENT).map(there -> new BothOrgs(here, there)));
    }

    private Optional<ObjectDescription> read(Move move, Account account, String object, Duration maxAge) {
        return schemas.object(move.actor(), account.id(), object, maxAge).value();
    }

    /** Empty too if Salesforce does not tell: of the other org the check says so. */
    private Optional<ObjectDescription> described(Move move, Account account, String object, Duration maxAge) {
        try {
            return read(move, account, object, maxAge);
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private Optional<ObjectDescription> described(Move move, Account account, String object) {
        return described(move, account, object, OrgSchemas.RECENT);
    }

    /** Messages are taken whatever describe says; that the other org cannot send them is better known before. */
    private Optional<Difference> eventDifference(Move move) {
        var message = eventIn(move.draft(), move.from());
        var object = message.map(WorkflowEvent.OutboundMessage::object);
        if (message.isEmpty() || object.isEmpty()) {
            return Optional.empty();
        }
        var there = described(move, move.there(), object.get());
        if (there.isEmpty()) {
            return Optional.of(new Difference(null, null, DifferenceKind.EVENT_OBJECT, List.of(object.get())));
        }
        var missing = message.get().fields().stream()
                .filter(field -> there.get().field(field).isEmpty())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Difference(null, null, DifferenceKind.EVENT_FIELDS, List.of(String.join(", ", missing))));
    }
}
