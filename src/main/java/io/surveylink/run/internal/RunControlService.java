package io.surveylink.run.internal;

import io.surveylink.common.CheckedText;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RunId;
import io.surveylink.common.Transactions;
import io.surveylink.ownership.Bindings;
import io.surveylink.run.RunControl;
import io.surveylink.run.RunDecision;
import io.surveylink.run.Runs;
import io.surveylink.run.internal.RunControlRepository.Candidate;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decides about many runs a few hundred at a time, each lot in a transaction of its own. */
@Service
class RunControlService implements RunControl {

    private static final int AT_ONCE = 500;
    private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

    private final RunControlRepository runs;
    private final TaskRunRepository taskRuns;
    private final RunFinder finder;
    private final RunMover mover;
    private final NextSteps nextSteps;
    private final NewRunRepository newRuns;
    private final ResultRepository results;
    private final LaneRepository lanes;
    private final LostAnswers lostAnswers;
    private final Bindings bindings;
    private final LaneStarter starter;
    private final Transactions transactions;
    private final Clock clock;

    RunControlService(
            RunControlRepository runs,
            TaskRunRepository taskRuns,
            RunFinder finder,
            RunMover mover,
            NextSteps nextSteps,
            NewRunRepository newRuns,
            ResultRepository results,
            LaneRepository lanes,
            LostAnswers lostAnswers,
            Bindings bindings,
            LaneStarter starter,
            Transactions transactions,
            Clock clock) {
        this.runs = runs;
        this.taskRuns = taskRuns;
        this.finder = finder;
        this.mover = mover;
        this.nextSteps = nextSteps;
        this.newRuns = newRuns;
        this.results = results;
        this.lanes = lanes;
        this.lostAnswers = lostAnswers;
        this.bindings = bindings;
        this.starter = starter;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is done with one lot of runs, in a transaction. @return those that it was done with */
    private interface Deed {
        List<Candidate> with(List<Candidate> mine, Instant now);
    }

    @Override
    public Possible possible(Actor actor, Selection selection) {
        var count = new Object() {
            int replayable;
            int movable;
            int cancellable;
        };
        eachLot(
                actor,
                selection,
                Runs.COUNT_LIMIT,
                lot -> transactions.read(() -> {
                    for (var run : runs.candidates(actor, lot)) {
                        if (run.mine()) {
                            count.replayable += run.isReplayable() ? 1 : 0;
                            count.movable += run.state() == TaskState.WAITING && run.isOutdated() ? 1 : 0;
                            count.cancellable += run.state() == TaskState.WAITING ? 1 : 0;
                        }
                    }
                    return 0;
                }));
        return new Possible(count.replayable, count.movable, count.cancellable);
    }

    @Override
    public Done replay(Actor actor, Selection selection, Replay how) {
        var note = CheckedText.of("note", how.note(), MAX_NOTE);
        return decide(actor, selection, (mine, now) -> {
            var startedBy = how.evenIfSuperseded() ? StartedBy.INSISTED : StartedBy.REPLAY;
            var changed = switch (how.revision()) {
                case AS_IT_RAN ->
                    mover.sendAgain(
                            mine.stream()
                                    .filter(run -> run.isReplayable() && !run.unmet())
                                    .toList(),
                            startedBy,
                            now);
                case CURRENT ->
                    mover.move(
                            mine.stream()
                                    .filter(run -> run.isReplayable()
                                            || (run.state() == TaskState.WAITING && run.isOutdated()))
                                    .toList(),
                            startedBy,
                            now);
            };
            runs.decided(idsOf(changed), actor.id(), decisionOf(how), note, now);
            return changed;
        });
    }

    private static RunDecision decisionOf(Replay how) {
        return switch (how.revision()) {
            case CURRENT -> RunDecision.MOVED;
            case AS_IT_RAN -> how.evenIfSuperseded() ? RunDecision.REPLAYED_ANYWAY : RunDecision.REPLAYED;
        };
    }

    @Override
    public Done cancel(Actor actor, Selection selection, String note) {
        var text = CheckedText.of("note", note, MAX_NOTE);
        return decide(actor, selection, (mine, now) -> {
            var waiting = only(mine, state -> state == TaskState.WAITING);
            end(waiting, now);
            runs.decided(idsOf(waiting), actor.id(), RunDecision.CANCELLED, text, now);
            return waiting;
        });
    }

    private void end(List<Candidate> waiting, Instant now) {
        runs.cancel(waiting.stream().map(Candidate::taskRun).toList(), now);
        newRuns.endTurnsOf(idsOf(waiting));
    }

    @Override
    public void resolve(Actor actor, RunId run, Decision decision, @Nullable String recordId, String note) {
        var text = CheckedText.of("note", note, MAX_NOTE);
        if (recordId != null && !RECORD_ID.matcher(recordId).matches()) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "recordId");
        }
        var done = decide(actor, new Selection.Of(List.of(run)), (mine, now) -> {
            var uncertain = only(mine, state -> state == TaskState.UNCERTAIN);
            switch (decision) {
                case WRITTEN -> uncertain.forEach(each -> goOn(each, recordId, now));
                case SEND_AGAIN -> mover.sendAgain(uncertain, StartedBy.REPLAY, now);
                case LEAVE -> end(uncertain, now);
            }
            runs.decided(idsOf(uncertain), actor.id(), decisionOf(decision), text, now);
            return uncertain;
        });
        if (done.changed() == 0) {
            throw new DomainException(ErrorCode.STALE);
        }
    }

    private static RunDecision decisionOf(Decision decision) {
        return switch (decision) {
            case WRITTEN -> RunDecision.WRITTEN;
            case SEND_AGAIN -> RunDecision.SENT_AGAIN;
            case LEAVE -> RunDecision.LEFT;
        };
    }

    @Override
    public boolean lookUp(Actor actor, RunId run) {
        var uncertain = checkedOneByOne(actor, List.of(run)).stream()
                .filter(candidate -> candidate.state() == TaskState.UNCERTAIN)
                .findFirst()
                .orElseThrow(() -> new DomainException(ErrorCode.STALE));
        var lane = lanes.find(uncertain.lane());
        var account = bindings.find(lane.project(), lane.org());
        if (account.isEmpty()) {
            return false;
        }
        var found = lostAnswers
                .find(lane, account.get(), List.of(taskRuns.find(uncertain.taskRun())))
                .get(uncertain.taskRun());
        if (found == null) {
            return false;
        }
        resolve(actor, run, Decision.WRITTEN, found, "");
        return true;
    }

    private void goOn(Candidate run, @Nullable String recordId, Instant now) {
        boolean last = nextSteps.after(run.step()).isEmpty();
        runs.succeed(run.taskRun(), recordId, last, now);
        nextSteps.begin(run.project(), List.of(new NextSteps.Done(run.run(), run.workflow(), run.step())), now);
    }

    private Done decide(Actor actor, Selection selection, Deed deed) {
        var total = new Object() {
            int seen;
            int changed;
        };
        eachLot(actor, selection, Integer.MAX_VALUE, lot -> {
            total.seen += lot.size();
            total.changed += transactions.write(() -> {
                var mine = selection instanceof Selection.Of
                        ? checkedOneByOne(actor, lot)
                        : runs.candidates(actor, lot).stream()
                                .filter(Candidate::mine)
                                .toList();
                return change(mine, deed);
            });
        });
        return new Done(total.changed, total.seen - total.changed);
    }

    private int change(List<Candidate> mine, Deed deed) {
        if (mine.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        var states = runs.lock(mine.stream().map(Candidate::taskRun).toList());
        var unchanged = mine.stream()
                .filter(run -> run.state() == states.get(run.taskRun()))
                .toList();
        var changed = unchanged.isEmpty() ? List.<Candidate>of() : deed.with(unchanged, now);
        changed.stream().map(Candidate::project).distinct().forEach(results::raiseChange);
        // What it kept back may go, whichever lane that is in.
        starter.sweepAfterCommit();
        return changed.size();
    }

    /** @throws DomainException NOT_FOUND, FORBIDDEN */
    private List<Candidate> checkedOneByOne(Actor actor, Collection<RunId> ids) {
        var found = runs.candidates(actor, ids);
        if (found.size() < ids.size()) {
            throw new DomainException(ErrorCode.NOT_FOUND);
        }
        if (!found.stream().allMatch(Candidate::mine)) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
        return found;
    }

    /** By key from the newest on: what the deed does with a run does not move those that come after it. */
    private void eachLot(Actor actor, Selection selection, int most, Consumer<List<RunId>> lots) {
        switch (selection) {
            case Selection.Of(var ids) -> {
                for (int from = 0; from < ids.size(); from += AT_ONCE) {
                    lots.accept(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
                }
            }
            case Selection.Matching(var filter) -> {
                var scope = finder.scope(actor, filter);
                @Nullable RunId before = null;
                int seen = 0;
                List<RunId> lot;
                do {
                    lot = finder.page(scope, before, AT_ONCE);
                    if (!lot.isEmpty()) {
                        lots.accept(lot);
                        before = lot.getLast();
                        seen += lot.size();
                    }
                } while (lot.size() == AT_ONCE && seen < most);
            }
        }
    }

    private static List<Candidate> only(List<Candidate> runs, Predicate<TaskState> states) {
        return runs.stream().filter(run -> states.test(run.state())).toList();
    }

    private static List<RunId> idsOf(List<Candidate> runs) {
        return new ArrayList<>(runs.stream().map(Candidate::run).toList());
    }
}
