package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.common.ErrorCode;
import io.surveylink.diagnosis.Diagnosis;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.project.Operation;
import io.surveylink.run.ApiBudgets;
import io.surveylink.run.RunControl;
import io.surveylink.run.RunControl.Decision;
import io.surveylink.run.RunControl.Replay;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunControl.WithRevision;
import io.surveylink.run.Runs;
import io.surveylink.run.UnstartedEvents;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Runs, and what people do with them. */
@TestComponent
class RunRows implements AccessRows {

    private final Runs runs;
    private final RunControl control;
    private final UnstartedEvents unstarted;
    private final ApiBudgets budgets;
    private final Diagnosis diagnosis;

    RunRows(Runs runs, RunControl control, UnstartedEvents unstarted, ApiBudgets budgets, Diagnosis diagnosis) {
        this.runs = runs;
        this.control = control;
        this.unstarted = unstarted;
        this.budgets = budgets;
        this.diagnosis = diagnosis;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(Runs.class, "list", 4, Operation.SEE_NAMES, actor -> runs.list(actor, all(world), null, 10)),
                table(
                        Runs.class,
                        "countNewer",
                        3,
                        Operation.SEE_NAMES,
                        actor -> runs.countNewer(actor, all(world), world.run())),
                table(Runs.class, "counts", 2, Operation.SEE_NAMES, actor -> runs.counts(actor, world.id())),
                table(Runs.class, "held", 2, Operation.SEE_NAMES, actor -> runs.held(actor, world.id())),
                table(
                        Runs.class,
                        "held",
                        3,
                        Operation.SEE_NAMES,
                        actor -> runs.held(actor, world.id(), world.workflow())),
                table(Runs.class, "get", 2, Operation.SEE_NAMES, actor -> runs.get(actor, world.run())),
                letters(RunControl.class, "possible", 2, "00yy 0000", actor -> {
                    var possible = control.possible(actor, it(world));
                    return possible.replayable() + possible.cancellable();
                }),
                table(
                        RunControl.class,
                        "replay",
                        3,
                        Operation.CONTROL_RUNS,
                        actor -> control.replay(actor, it(world), new Replay(WithRevision.AS_IT_RAN, false, ""))),
                table(
                        RunControl.class,
                        "cancel",
                        3,
                        Operation.CONTROL_RUNS,
                        actor -> control.cancel(actor, it(world), "")),
                table(
                                RunControl.class,
                                "resolve",
                                5,
                                Operation.CONTROL_RUNS,
                                deed(actor -> control.resolve(actor, world.run(), Decision.LEAVE, null, "")))
                        .but(ErrorCode.STALE, Role.CREATOR, Role.OWNER),
                table(
                                RunControl.class,
                                "lookUp",
                                2,
                                Operation.CONTROL_RUNS,
                                actor -> control.lookUp(actor, world.run()))
                        .but(ErrorCode.STALE, Role.CREATOR, Role.OWNER),
                table(
                        UnstartedEvents.class,
                        "count",
                        2,
                        Operation.SEE_NAMES,
                        actor -> unstarted.count(actor, world.id())),
                table(
                        UnstartedEvents.class,
                        "list",
                        4,
                        Operation.SEE_NAMES,
                        actor -> unstarted.list(actor, world.id(), null, 10)),
                letters(ApiBudgets.class, "list", 1, "ffff yfff", actor -> budgets.list(actor)),
                letters(
                        ApiBudgets.class,
                        "setPercent",
                        3,
                        "ffff yfff",
                        deed(actor -> budgets.setPercent(actor, world.org(), ApiBudgets.DEFAULT_PERCENT))),
                table(
                        Diagnosis.class,
                        "diagnose",
                        3,
                        Operation.SEE_NAMES,
                        actor -> diagnosis.diagnose(
                                actor,
                                world.id(),
                                new Subject.OfWorkflow(world.head().publicId()))),
                letters(Diagnosis.class, "ask", 3, "yyyy ynnn", actor -> {
                            world.workflows.pause(world.actor(Role.ADMIN), world.workflow());
                            return diagnosis.ask(
                                    actor,
                                    world.id(),
                                    new Subject.OfWorkflow(world.head().publicId()));
                        })
                        .but(ErrorCode.STALE, Role.ADMIN));
    }

    private static Runs.Filter all(AccessWorld world) {
        return new Runs.Filter(world.id(), null, Set.of(), null);
    }

    private static Selection it(AccessWorld world) {
        return new Selection.Of(List.of(world.run()));
    }
}
