package io.surveylink.workflow.internal;

import io.surveylink.workflow.WorkflowDefinition;
import org.jooq.JSON;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Definitions as they are kept in drafts and revisions. */
@Component
class DefinitionJson {

    private final JsonMapper mapper;

    DefinitionJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    JSON write(WorkflowDefinition definition) {
        return JSON.valueOf(mapper.writeValueAsString(definition));
    }

    WorkflowDefinition read(JSON json) {
        return mapper.readValue(json.data(), WorkflowDefinition.class);
    }
}
