package io.surveylink.bench;

import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The demo workflow with many more tasks, for the editor to show. */
final class LargeDraft {

    private static final List<String> FIELDS = List.of("Subject", "Description", "SuppliedName", "SuppliedCompany");
    private static final JsonMapper JSON = JsonMapper.shared();

    private LargeDraft() {}

    /** @param published as it is stored */
    static String of(String published, int tasks, int fields) {
        var definition = JSON.readValue(published, WorkflowDefinition.class);
        var demo = (SalesforceTask) definition.steps().getFirst();
        var steps = IntStream.range(0, tasks)
                .<Step>mapToObj(number -> task(demo, number, (fields + tasks - 1 - number) / tasks))
                .toList();
        return JSON.writeValueAsString(definition.withSteps(steps));
    }

    private static SalesforceTask task(SalesforceTask demo, int number, int fields) {
        return new SalesforceTask(
                "task-" + number,
                Objects.requireNonNull(demo.org()),
                WriteOperation.CREATE,
                "Case",
                "Case",
                null,
                FIELDS.stream()
                        .limit(fields)
                        .map(field -> new FieldMapping(
                                field, field, "string", 255, new ValueSource.EmbeddedData("lastName"), WhenEmpty.SKIP))
                        .toList());
    }
}
