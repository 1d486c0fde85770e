package io.surveylink.workflow.internal;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.List;
import java.util.Map;
import org.jooq.JSON;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class DefinitionJsonTest {

    @Autowired
    DefinitionJson json;

    @Test
    void everythingThatATaskCanBeToldIsReadBack() {
        var conditions = new Conditions(
                Match.ANY, List.of(new Comparison(new ValueSource.EmbeddedData("email"), Operator.NOT_EMPTY, "")));
        var plain = contacts(new OrgId(7));
        var task = (SalesforceTask) plain.steps().getFirst();
        var mapping = task.mapping("LastName")
                .orElseThrow()
                .withValues(Map.of("a", "b"))
                .withParent(new ParentKey("Account", "Account", "Number__c", "string", new Size(30, 0, 0)))
                .withOnlyIf(conditions);
        var text = task.mapping("Email").orElseThrow().withSource(new ValueSource.Text("{{responseId}}"));
        var full = plain.with(task.with(mapping).with(text).withOptions(new WriteOptions(true, false)))
                .withConditions(conditions);

        assertThat(json.read(json.write(full))).isEqualTo(full);
    }

    @Test
    void definitionsFromBeforeThereWereConditionsMapsAndOptionsAreRead() {
        var stored = JSON.valueOf("""
                {"event":{"type":"surveyResponse","onNew":true,"onUpdate":true},"steps":[{"type":"salesforceTask",
                 "key":"task-1","org":{"value":7},"operation":"UPSERT","object":"Contact","objectLabel":"Contact",
                 "externalIdField":"Survey_Response_Id__c","mappings":[
                  {"field":"Survey_Response_Id__c","fieldLabel":"Survey_Response_Id__c","fieldType":"string",
                   "fieldSize":{"length":0,"precision":0,"scale":0},"source":{"type":"responseKey"},"whenEmpty":"SKIP"},
                  {"field":"LastName","fieldLabel":"LastName","fieldType":"string",
                   "fieldSize":{"length":0,"precision":0,"scale":0},"source":{"type":"embeddedData","name":"lastName"},
                   "whenEmpty":"SKIP"},
                  {"field":"Email","fieldLabel":"Email","fieldType":"string",
                   "fieldSize":{"length":0,"precision":0,"scale":0},"source":{"type":"embeddedData","name":"email"},
                   "whenEmpty":"SKIP"}]}]}""");

        WorkflowDefinition read = json.read(stored);

        assertThat(read).isEqualTo(contacts(new OrgId(7)));
        assertThat(read.conditions()).isEqualTo(Conditions.NONE);
    }
}
