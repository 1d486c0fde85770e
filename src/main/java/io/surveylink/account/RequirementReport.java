package io.surveylink.account;

import java.time.Instant;
import java.util.List;

/** What one check of an account found. */
public record RequirementReport(Instant checkedAt, List<RequirementFinding> findings) {

    public RequirementReport {
        findings = List.copyOf(findings);
    }

    public List<RequirementFinding> in(RequirementState state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
