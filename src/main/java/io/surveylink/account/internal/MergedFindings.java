package io.surveylink.account.internal;

import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Touched.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several steps need of one object or field is one finding, with all of them. */
final class MergedFindings {

    private record Same(
            Requirement requirement,
            Evidence evidence,
            List<String> arguments,
            @Nullable String object,
            @Nullable String field) {}

    private MergedFindings() {}

    static List<RequirementFinding> of(List<RequirementFinding> findings) {
        var steps = new LinkedHashMap<Same, Set<Step>>();
        for (RequirementFinding finding : findings) {
            var same = new Same(
                    finding.requirement(), finding.evidence(), finding.arguments(), finding.object(), finding.field());
            steps.computeIfAbsent(same, one -> new LinkedHashSet<>()).addAll(finding.neededBy());
        }
        return steps.entrySet().stream()
                .map(entry -> new RequirementFinding(
                        entry.getKey().requirement(),
                        entry.getKey().evidence(),
                        entry.getKey().arguments(),
                        entry.getKey().object(),
                        entry.getKey().field(),
                        List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(RequirementFinding::requirement)
                        .thenComparing(finding -> Objects.requireNonNullElse(finding.object(), ""))
                        .thenComparing(finding -> Objects.requireNonNullElse(finding.field(), "")))
                .toList();
    }
}
