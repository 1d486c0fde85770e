package io.surveylink.run.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.project.ProjectHealth;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.project.WeekLedger;
import io.surveylink.run.internal.ActivityRepository.DayPart;
import io.surveylink.run.internal.ActivityRepository.Written;
import io.surveylink.run.internal.HeldStepRepository.HeldStep;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Answers what the home page asks of runs. */
@Service
class ProjectActivityService implements ProjectHealth, WeekLedger {

    private static final int DAYS = 7;

    private final ActivityRepository activity;
    private final HeldStepRepository heldSteps;
    private final RunListRepository list;
    private final Projects projects;
    private final Clock clock;

    ProjectActivityService(
            ActivityRepository activity,
            HeldStepRepository heldSteps,
            RunListRepository list,
            Projects projects,
            Clock clock) {
        this.activity = activity;
        this.heldSteps = heldSteps;
        this.list = list;
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public Map<ProjectId, Health> of(Collection<ProjectId> ids) {
        var health = new HashMap<ProjectId, Health>();
        var held = heldByProject(ids);
        var unsolved = activity.unsolved(ids);
        activity.written(ids).stream()
                .collect(Collectors.groupingBy(Written::project))
                .forEach((project, written) -> health.put(
                        project,
                        new Health(
                                (int) written.stream()
                                        .map(Written::workflow)
                                        .distinct()
                                        .count(),
                                written.stream().map(Written::environment).collect(Collectors.toSet()),
                                held.getOrDefault(project, 0L),
                                unsolved.getOrDefault(project, 0))));
        return health;
    }

    private Map<ProjectId, Long> heldByProject(Collection<ProjectId> ids) {
        var steps = heldSteps.heldSteps(ids);
        var waiting = list.waitingAt(steps.stream().map(HeldStep::step).collect(Collectors.toSet()));
        var projectOfStep =
                steps.stream().collect(Collectors.toMap(HeldStep::step, HeldStep::project, (one, other) -> one));
        return waiting.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> projectOfStep.get(entry.getKey()), Collectors.summingLong(Map.Entry::getValue)));
    }

    @Override
    public Week week(Actor actor, LocalDate lastDay, ZoneId zone) {
        var firstDay = lastDay.minusDays(DAYS - 1);
        var since = firstDay.atStartOfDay(zone).toInstant();
        var mine = projects.mine(actor).stream().map(ProjectSummary::id).toList();
        if (mine.isEmpty()) {
            return new Week(days(firstDay, Map.of()), 0, 0);
        }
        Set<StepId> held =
                heldSteps.heldSteps(mine).stream().map(HeldStep::step).collect(Collectors.toSet());
        var offset = zone.getRules().getOffset(clock.instant());
        var byDay = activity.parts(mine, held, since, offset).stream().collect(Collectors.groupingBy(DayPart::day));
        var calls = activity.calls(mine, since);
        return new Week(days(firstDay, byDay), calls.calls(), calls.records());
    }

    private static List<Day> days(LocalDate firstDay, Map<LocalDate, List<DayPart>> byDay) {
        return firstDay.datesUntil(firstDay.plusDays(DAYS))
                .map(day -> new Day(
                        day, byDay.getOrDefault(day, List.of()).stream().collect(Collectors.toMap(DayPart::part, part ->
                                (long) part.count()))))
                .toList();
    }
}
