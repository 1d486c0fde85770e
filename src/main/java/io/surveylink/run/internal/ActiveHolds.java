package io.surveylink.run.internal;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.run.internal.HoldRepository.ActiveHold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All holds that last, found by what they cover: thousands of lanes ask at once. */
final class ActiveHolds {

    private final Map<AccountId, List<ActiveHold>> byAccount = new HashMap<>();
    private final Map<OrgId, List<ActiveHold>> byOrg = new HashMap<>();
    private final Map<ProjectId, List<ActiveHold>> byProject = new HashMap<>();

    ActiveHolds(List<ActiveHold> holds) {
        for (var hold : holds) {
            switch (hold.target()) {
                case HoldTarget.OfAccount(var account) -> add(byAccount, account, hold);
                case HoldTarget.OfOrg(var org) -> add(byOrg, org, hold);
                case HoldTarget.OfBinding(var project, var org) -> add(byProject, project, hold);
                case HoldTarget.OfProject(var project) -> add(byProject, project, hold);
                case HoldTarget.OfWorkflow(var project, var workflow) -> add(byProject, project, hold);
                case HoldTarget.OfStep(var project, var step) -> add(byProject, project, hold);
            }
        }
    }

    private static <K> void add(Map<K, List<ActiveHold>> map, K key, ActiveHold hold) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(hold);
    }

    /** Those that can stop steps of a project in an org, served by the account. */
    List<ActiveHold> of(ProjectId project, OrgId org, @Nullable AccountId account) {
        var found = new ArrayList<ActiveHold>();
        if (account != null) {
            found.addAll(byAccount.getOrDefault(account, List.of()));
        }
        found.addAll(byOrg.getOrDefault(org, List.of()));
        byProject.getOrDefault(project, List.of()).stream()
                .filter(hold -> hold.org() == null || hold.org().equals(org))
                .forEach(found::add);
        return found;
    }
}
