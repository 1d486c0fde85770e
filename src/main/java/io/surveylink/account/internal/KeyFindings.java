package io.surveylink.account.internal;

import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Touched.Step;
import io.surveylink.salesforce.ObjectDescription;
import java.util.List;

/** Whether a field can find a record of its object, and only one. */
final class KeyFindings {

    private KeyFindings() {}

    /** @param name API name of the field */
    static List<RequirementFinding> of(Step step, ObjectDescription object, String name) {
        var field = object.field(name);
        if (field.isEmpty()) {
            return List.of(finding(step, object, name, Requirement.FIELD_READ, Evidence.NOT_DESCRIBED));
        }
        if (!field.get().isUpsertKey()) {
            return List.of(finding(step, object, name, Requirement.EXTERNAL_ID, Evidence.NOT_EXTERNAL_ID));
        }
        return List.of(
                finding(step, object, name, Requirement.EXTERNAL_ID, Evidence.DESCRIBED),
                finding(
                        step,
                        object,
                        name,
                        Requirement.EXTERNAL_ID_UNIQUE,
                        field.get().key().unique() ? Evidence.DESCRIBED : Evidence.NOT_UNIQUE));
    }

    private static RequirementFinding finding(
            Step step, ObjectDescription object, String name, Requirement requirement, Evidence evidence) {
        return new RequirementFinding(requirement, evidence, List.of(), object.name(), name, List.of(step));
    }
}
