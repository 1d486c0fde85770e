package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.TextTemplate.Part;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether every response finds a record of its own: what fills an external id, and who else fills it so. */
final class KeyCheck {

    private final Map<Key, SalesforceTask> seen = new HashMap<>();

    /** Two tasks with the same one find, and write, the same record. */
    private record Key(OrgId org, String object, String field, ValueSource source) {}

    /** To be asked of the tasks in their order. */
    Optional<Problem> problem(SalesforceTask task, FieldMapping mapping) {
        if (!task.isExternalId(mapping)) {
            return Optional.empty();
        }
        if (isBareResponseId(mapping.source())) {
            return problem(task, mapping, ProblemCode.BARE_RESPONSE_ID);
        }
        if (isSameForAll(mapping.source())) {
            return problem(task, mapping, ProblemCode.KEY_SAME_FOR_ALL);
        }
        var key = new Key(
                Objects.requireNonNull(task.org()),
                Objects.requireNonNull(task.object()).toLowerCase(Locale.ROOT),
                mapping.field().toLowerCase(Locale.ROOT),
                mapping.source());
        var earlier = seen.putIfAbsent(key, task);
        return earlier == null || earlier.key().equals(task.key())
                ? Optional.empty()
                : problem(task, mapping, ProblemCode.KEY_OF_ANOTHER_TASK);
    }

    private static Optional<Problem> problem(SalesforceTask task, FieldMapping mapping, ProblemCode code) {
        return Optional.of(new Problem(task.key(), mapping.field(), code, List.of(mapping.fieldLabel())));
    }

    /** Another project may have a response with the same id. */
    static boolean isBareResponseId(ValueSource source) {
        return source instanceof ValueSource.ResponseId
                || (source instanceof ValueSource.Text(var template)
                        && TextTemplate.parts(template.strip())
                                .equals(List.of(new Part.Place(new ValueSource.ResponseId()))));
    }

    private static boolean isSameForAll(ValueSource source) {
        return switch (source) {
            case ValueSource.Fixed fixed -> true;
            case ValueSource.Text(var template) ->
                TextTemplate.sources(template).isEmpty();
            case ValueSource.Answer answer -> false;
            case ValueSource.EmbeddedData data -> false;
            case ValueSource.ResponseKey key -> false;
            case ValueSource.ResponseId id -> false;
            case ValueSource.EventField field -> false;
            case ValueSource.RecordedAt at -> false;
            case ValueSource.TaskRecord record -> false;
        };
    }
}
