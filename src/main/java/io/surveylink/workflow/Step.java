package io.surveylink.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A step of a workflow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = SalesforceTask.class, name = "salesforceTask")})
public sealed interface Step permits SalesforceTask {

    /** The same step through all revisions; random, unique in its workflow. */
    String key();
}
