package io.surveylink.diagnosis;

import io.surveylink.workflow.Workflows.OrgName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on.
 *
 * @param code of the fault: Salesforce's, or a name of {@link io.surveylink.common.ErrorCode}
 * @param fields API names of the fields at fault; null where the reader may not see data
 * @param message in the words of Salesforce; null where the reader may not see data
 * @param at when it was found, or began
 * @param orgs that it is about
 */
public record Evidence(
        @Nullable String code,
        @Nullable String fields,
        @Nullable String message,
        @Nullable Instant at,
        List<OrgName> orgs) {

    public static final Evidence NONE = at(null);

    public Evidence {
        orgs = List.copyOf(orgs);
    }

    public static Evidence at(@Nullable Instant at) {
        return code(null, at);
    }

    public static Evidence code(@Nullable String code, @Nullable Instant at) {
        return new Evidence(code, null, null, at, List.of());
    }

    public Evidence in(List<OrgName> named) {
        return new Evidence(code, fields, message, at, named);
    }
}
