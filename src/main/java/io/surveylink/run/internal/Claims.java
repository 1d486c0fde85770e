package io.surveylink.run.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.StepId;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.TaskRunId;
import io.surveylink.ownership.Bindings;
import io.surveylink.run.HoldCause;
import io.surveylink.run.internal.HoldRepository.ActiveHold;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a lane does next, and claims it, in one transaction: whose credentials it is, is decided here. */
@Component
class Claims {

    private static final Comparator<TaskRow> OLDEST_FIRST =
            Comparator.comparing(TaskRow::dueAt).thenComparing(row -> row.id().value());
    /** Windows of 200 that are looked through when rows are kept back by others of their record. */
    private static final int WINDOWS = 5;

    private static final Duration PROBE_AGAIN_AFTER_SILENCE = Duration.ofMinutes(1);

    private final LaneRepository lanes;
    private final TaskRunRepository taskRuns;
    private final NewRunRepository newRuns;
    private final ResultRepository results;
    private final HoldRepository holdRows;
    private final OwnedProjectRepository projects;
    private final Holds holds;
    private final PublishedWorkflows workflows;
    private final Bindings bindings;
    private final LinkedAccounts accounts;
    private final Duration linger;
    private final Clock clock;

    Claims(
            LaneRepository lanes,
            TaskRunRepository taskRuns,
            NewRunRepository newRuns,
            ResultRepository results,
            HoldRepository holdRows,
            OwnedProjectRepository projects,
            Holds holds,
            PublishedWorkflows workflows,
            Bindings bindings,
            LinkedAccounts accounts,
            SurveylinkProperties properties,
            Clock clock) {
        this.lanes = lanes;
        this.taskRuns = taskRuns;
        this.newRuns = newRuns;
        this.results = results;
        this.holdRows = holdRows;
        this.projects = projects;
        this.holds = holds;
        this.workflows = workflows;
        this.bindings = bindings;
        this.accounts = accounts;
        this.linger = properties.linger();
        this.clock = clock;
    }

    /** What a lane does next. */
    sealed interface Next {

        record Send(Batch batch) implements Next {}

        /** Too few rows for a call of their own, too young to go without company. */
        record Linger(Instant until) implements Next {}

        /** Nothing is due, or all of it is held. */
        record Idle() implements Next {}

        /** Another execution has the lane. */
        record Lost() implements Next {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Next next(Lane lane) {
        if (!lanes.holdsEpoch(lane)) {
            return new Next.Lost();
        }
        var now = clock.instant();
        var due = new HashMap<>(taskRuns.waitingSteps(lane.id()));
        due.values().removeIf(firstDue -> firstDue.isAfter(now));
        if (due.isEmpty()) {
            return new Next.Idle();
        }
        if (!isOwnerActedFor(lane, now)) {
            return new Next.Idle();
        }
        var account = usableAccount(lane);
        if (account.isEmpty()) {
            return new Next.Idle();
        }
        var view = new View(lane, account.get(), workflows.steps(due.keySet()), activeHolds(lane, account.get()), now);
        var probe = probe(view, due);
        return probe.isPresent() ? probe.get() : regular(view, due);
    }

    private record View(
            Lane lane, Account account, Map<StepId, PublishedStep> steps, List<ActiveHold> holds, Instant now) {

        List<ActiveHold> holdsOf(StepId id) {
            var step = steps.get(id);
            return step == null
                    ? List.of()
                    : holds.stream()
                            .filter(hold -> hold.covers(id, step.workflow()))
                            .toList();
        }
    }

    /** Whoever may not act any more is not acted for: said by the user's row, whichever way it came to it. */
    private boolean isOwnerActedFor(Lane lane, Instant now) {
        if (projects.isOwnerActedFor(lane.project(), now)) {
            return true;
        }
        holds.begin(new HoldTarget.OfProject(lane.project()), HoldCause.OWNER_DEACTIVATED);
        return false;
    }

    /** The run-as account: what the binding says now. Without one that can be used, the lane is held. */
    private Optional<Account> usableAccount(Lane lane) {
        var bound = bindings.findAndKeep(lane.project(), lane.org());
        if (bound.isEmpty()) {
            holds.begin(new HoldTarget.OfBinding(lane.project(), lane.org()), HoldCause.NO_BINDING);
            return Optional.empty();
        }
        var account = accounts.findAll(List.of(bound.get())).get(bound.get());
        if (account == null) {
            return Optional.empty();
        }
        var code = account.stateCode() == null ? "" : account.stateCode();
        return switch (account.state()) {
            case CONNECTED, UNREACHABLE -> Optional.of(account);
            case NEEDS_REAUTHENTICATION -> {
                holds.beginWhile(AccountState.NEEDS_REAUTHENTICATION, account.id(), HoldCause.TOKEN_DEAD, code);
                yield Optional.empty();
            }
            case BLOCKED_BY_ORG -> {
                holds.beginWhile(AccountState.BLOCKED_BY_ORG, account.id(), HoldCause.BLOCKED_BY_ORG, code);
                yield Optional.of(account);
            }
            case AWAITING_CONFIRMATION -> Optional.empty();
        };
    }

    /** Called for an owner who is acted for, with a usable account: what stands for the lack of either ends here. */
    private List<ActiveHold> activeHolds(Lane lane, Account account) {
        var active = holdRows.of(lane.project(), lane.org(), account.id());
        var healed = active.stream().filter(hold -> hold.isHealed(true, true)).toList();
        healed.forEach(hold -> holds.end(hold.target(), hold.cause()));
        return active.stream().filter(hold -> !healed.contains(hold)).toList();
    }

    /** One row of a step whose holds may all be tried now. */
    private Optional<Next> probe(View view, Map<StepId, Instant> due) {
        for (var step : view.steps().values()) {
            var blocking = view.holdsOf(step.id());
            if (blocking.isEmpty() || !due.containsKey(step.id()) || !allMayBeProbed(blocking, view.now())) {
                continue;
            }
            var rows = movable(view, List.of(step.id()), 1);
            if (!rows.isEmpty() && takeProbes(blocking, view.now())) {
                return Optional.of(new Next.Send(claim(view, CallShape.of(step.task()), rows, blocking)));
            }
        }
        return Optional.empty();
    }

    private static boolean allMayBeProbed(List<ActiveHold> blocking, Instant now) {
        return blocking.stream().allMatch(hold -> hold.mayBeProbed(now));
    }

    private boolean takeProbes(List<ActiveHold> blocking, Instant now) {
        return blocking.stream()
                .allMatch(hold -> holdRows.takeProbe(
                        hold, now.plus(hold.cause().isProbed() ? Holds.PROBE_EVERY : PROBE_AGAIN_AFTER_SILENCE)));
    }

    private Next regular(View view, Map<StepId, Instant> due) {
        @Nullable Instant lingerUntil = null;
        for (var entry : freeStepsByShape(view, due).entrySet()) {
            var rows = movable(view, entry.getValue(), WriteCall.MAX_ROWS);
            if (rows.isEmpty()) {
                continue;
            }
            var leavesAt = rows.getFirst().dueAt().plus(linger);
            if (rows.size() == capOf(rows.getFirst()) || !leavesAt.isAfter(view.now())) {
                return new Next.Send(claim(view, entry.getKey(), rows, List.of()));
            }
            lingerUntil = lingerUntil == null || leavesAt.isBefore(lingerUntil) ? leavesAt : lingerUntil;
        }
        return lingerUntil == null ? new Next.Idle() : new Next.Linger(lingerUntil);
    }

    /** The shape with the oldest row first. */
    private Map<CallShape, List<StepId>> freeStepsByShape(View view, Map<StepId, Instant> due) {
        var shapes = new LinkedHashMap<CallShape, List<StepId>>();
        due.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            var step = view.steps().get(entry.getKey());
            if (step != null && view.holdsOf(step.id()).isEmpty()) {
                shapes.computeIfAbsent(CallShape.of(step.task()), shape -> new ArrayList<>())
                        .add(step.id());
            }
        });
        return shapes;
    }

    /** The oldest rows that may travel together, at most one of each record, all of one split level. */
    private List<TaskRow> movable(View view, List<StepId> steps, int limit) {
        var taken = new ArrayList<TaskRow>();
        var records = new HashSet<String>();
        var last = new HashMap<StepId, TaskRow>();
        List<StepId> unread = steps;
        for (int window = 0; window < WINDOWS && !unread.isEmpty(); window++) {
            var heads = new ArrayList<TaskRow>();
            var more = new ArrayList<StepId>();
            for (var step : unread) {
                var rows = taskRuns.heads(view.lane().id(), step, view.now(), last.get(step), WriteCall.MAX_ROWS);
                heads.addAll(rows);
                if (rows.size() == WriteCall.MAX_ROWS) {
                    last.put(step, rows.getLast());
                    more.add(step);
                }
            }
            heads.sort(OLDEST_FIRST);
            var current = withoutSuperseded(view, heads);
            Set<TaskRunId> keptBack =
                    current.isEmpty() ? Set.of() : taskRuns.keptBack(view.lane().id(), current);
            for (var row : current) {
                boolean fits =
                        taken.isEmpty() || row.splitLevel() == taken.getFirst().splitLevel();
                if (fits && !keptBack.contains(row.id()) && records.add(row.recordKey())) {
                    taken.add(row);
                    if (taken.size() == Math.min(limit, capOf(taken.getFirst()))) {
                        return taken;
                    }
                }
            }
            unread = more;
        }
        return taken;
    }

    /** What comes again and finds that newer content has arrived in its place is not sent. */
    private List<TaskRow> withoutSuperseded(View view, List<TaskRow> heads) {
        var again = heads.stream().filter(TaskRow::mayBeSuperseded).toList();
        var superseded = again.isEmpty() ? Set.<TaskRunId>of() : taskRuns.superseded(again);
        if (superseded.isEmpty()) {
            return heads;
        }
        taskRuns.skip(superseded, view.now());
        newRuns.endTurnsOf(again.stream()
                .filter(row -> superseded.contains(row.id()))
                .map(TaskRow::run)
                .toList());
        results.raiseChange(view.lane().project());
        return heads.stream().filter(row -> !superseded.contains(row.id())).toList();
    }

    private static int capOf(TaskRow row) {
        return Math.max(1, WriteCall.MAX_ROWS >> row.splitLevel());
    }

    private Batch claim(View view, CallShape shape, List<TaskRow> rows, List<ActiveHold> probed) {
        var call = taskRuns.claim(view.lane(), shape, view.account(), !probed.isEmpty(), rows, view.now());
        return new Batch(view.lane(), call, shape, view.account(), rows, view.steps(), probed, System.nanoTime());
    }
}
