package io.surveylink.account;

import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one check of an account found. */
public record RequirementReport(Instant checkedAt, List<RequirementFinding> findings) {

    public RequirementReport {
        findings = List.copyOf(findings);
    }

    /** What concerns one workflow: the account as a whole, and what its steps touch. */
    public RequirementReport of(WorkflowId workflow) {
        return new RequirementReport(
                checkedAt,
                findings.stream()
                        .filter(finding -> finding.neededBy().isEmpty() || finding.isNeededBy(workflow))
                        .map(finding -> finding.forOnly(workflow))
                        .toList());
    }

    /** The workflows that were looked at, by name; those that touch nothing are not among them. */
    public Map<WorkflowId, String> workflows() {
        return findings.stream()
                .flatMap(finding -> finding.neededBy().stream())
                .sorted(Comparator.comparing(Touched.Step::workflowName, String.CASE_INSENSITIVE_ORDER))
                .collect(Collectors.toMap(
                        Touched.Step::workflow, Touched.Step::workflowName, (name, same) -> name, LinkedHashMap::new));
    }

    public List<RequirementFinding> in(RequirementState state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
