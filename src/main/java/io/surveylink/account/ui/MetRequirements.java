package io.surveylink.account.ui;

import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.RequirementState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is as it should be, in few lines: one for each object's operations, one for its fields. */
final class MetRequirements {

    private static final Set<Requirement> OPERATIONS =
            EnumSet.range(Requirement.OBJECT_READ, Requirement.OBJECT_MODIFY_ALL);

    private static final Set<Requirement> FIELDS = EnumSet.of(Requirement.FIELD_READ, Requirement.FIELD_EDIT);

    private final RequirementReport report;
    private final RequirementTexts texts;

    MetRequirements(RequirementReport report, RequirementTexts texts) {
        this.report = report;
        this.texts = texts;
    }

    List<String> lines() {
        var met = report.in(RequirementState.OK);
        var lines = new ArrayList<String>();
        met.stream()
                .filter(finding -> finding.object() == null)
                .map(texts::name)
                .forEach(lines::add);
        byObject(met, OPERATIONS)
                .forEach((object, operations) -> lines.add(texts.text(
                        "requirement.ok.object",
                        object,
                        operations.stream()
                                .map(finding -> texts.text("requirement.short." + finding.requirement()))
                                .collect(Collectors.joining(texts.separator())))));
        var all = byObject(report.findings(), FIELDS);
        byObject(met, FIELDS)
                .forEach((object, fields) -> lines.add(texts.text(
                        "requirement.ok.fields",
                        object,
                        fields.size(),
                        all.getOrDefault(object, fields).size())));
        met.forEach(finding -> single(finding, lines));
        return lines;
    }

    private void single(RequirementFinding finding, List<String> lines) {
        String subject = finding.subject();
        if (finding.requirement() == Requirement.RECORD_TYPE) {
            lines.add(texts.text(
                    "requirement.ok.recordType", subject, finding.arguments().getFirst()));
        } else if (finding.requirement() == Requirement.EXTERNAL_ID) {
            lines.add(texts.text("requirement.ok.externalId", subject));
        } else if (finding.requirement() == Requirement.EXTERNAL_ID_UNIQUE) {
            lines.add(texts.text("requirement.ok.unique", subject));
        }
    }

    private static Map<String, List<RequirementFinding>> byObject(
            List<RequirementFinding> findings, Set<Requirement> requirements) {
        var byObject = new LinkedHashMap<String, List<RequirementFinding>>();
        for (RequirementFinding finding : findings) {
            if (finding.object() != null && requirements.contains(finding.requirement())) {
                byObject.computeIfAbsent(finding.object(), one -> new ArrayList<>())
                        .add(finding);
            }
        }
        return byObject;
    }
}
