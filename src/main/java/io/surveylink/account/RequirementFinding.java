package io.surveylink.account;

import io.surveylink.common.WorkflowId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one requirement stands; codes only, so that it can be told in any language. No record data.
 *
 * @param arguments what the evidence's text mentions
 * @param object API name, for requirements of objects and fields
 * @param field API name
 * @param neededBy the steps for which it counts; none for what every account needs
 */
public record RequirementFinding(
        Requirement requirement,
        Evidence evidence,
        List<String> arguments,
        @Nullable String object,
        @Nullable String field,
        List<Touched.Step> neededBy) {

    public RequirementFinding {
        arguments = List.copyOf(arguments);
        neededBy = List.copyOf(neededBy);
    }

    /** Of the account as a whole. */
    public static RequirementFinding of(Requirement requirement, Evidence evidence, String... arguments) {
        return new RequirementFinding(requirement, evidence, List.of(arguments), null, null, List.of());
    }

    /** The object or field that it is about, by API name; empty for the account as a whole. */
    public String subject() {
        if (object == null) {
            return "";
        }
        return field == null ? object : object + "." + field;
    }

    public boolean isNeededBy(WorkflowId workflow) {
        return neededBy.stream().anyMatch(step -> step.workflow().equals(workflow));
    }

    /** Without the steps of other workflows. */
    RequirementFinding forOnly(WorkflowId workflow) {
        return new RequirementFinding(
                requirement,
                evidence,
                arguments,
                object,
                field,
                neededBy.stream()
                        .filter(step -> step.workflow().equals(workflow))
                        .toList());
    }

    /** Not a component of the record, so that what is kept cannot contradict itself. */
    public RequirementState state() {
        return evidence.state();
    }
}
