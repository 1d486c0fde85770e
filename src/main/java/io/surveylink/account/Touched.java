package io.surveylink.account;

import io.surveylink.common.RevisionId;
import io.surveylink.common.WorkflowId;
import io.surveylink.salesforce.WriteOperation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a workflow touches in Salesforce.
 *
 * @param revision null for what is not published yet
 * @param object API name
 * @param externalIdField the field that finds the record, for UPSERT and UPDATE_BY_EXTERNAL_ID
 * @param parents what its fields refer to by an external id
 * @param recordTypeId of the records it writes, where it is the same for all
 */
public record Touched(
        Step by,
        @Nullable RevisionId revision,
        WriteOperation operation,
        String object,
        @Nullable String externalIdField,
        List<TouchedField> fields,
        List<Parent> parents,
        @Nullable String recordTypeId) {

    public Touched {
        fields = List.copyOf(fields);
        parents = List.copyOf(parents);
    }

    /** API names of all that it writes or looks up. */
    public Stream<String> objects() {
        return Stream.concat(Stream.of(object), parents.stream().map(Parent::object));
    }

    /** @param number of the step as the editor numbers it */
    public record Step(WorkflowId workflow, String workflowName, String stepKey, int number) {}

    /** A record that is looked up by a field of its own, to be referred to: API names. */
    public record Parent(String object, String externalIdField) {}

    /** A field that is written: API name, and the described type for which it was mapped, in lower case. */
    public record TouchedField(String name, String type) {}
}
