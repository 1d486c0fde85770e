package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.org.DuplicateRule;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.ValidationRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Settings of a whole org. */
final class OrgSettings {

    private OrgSettings() {}

    static void set(Org org, SessionTimeouts timeouts, String name, JsonNode value) {
        switch (name) {
            case "apiEnabled" -> org.apiEnabled(value.asBoolean());
            case "sessionTimeout" -> timeouts.set(org, Duration.parse(value.asString()));
            case "requestLimit" -> org.requestLimit(value.asInt());
            case "validationRules" ->
                org.validationRules(value.valueStream()
                        .map(rule -> new ValidationRule(
                                rule.path("name").asString("Rule"),
                                rule.path("object").asString(),
                                rule.path("field").asString(),
                                rule.path("pattern").asString(),
                                rule.path("message").asString("The record breaks a rule of this org")))
                        .toList());
            case "duplicateRules" ->
                org.duplicateRules(value.valueStream()
                        .map(rule -> new DuplicateRule(
                                rule.path("name").asString("Duplicates"),
                                rule.path("object").asString(),
                                rule.path("field").asString(),
                                rule.path("allowSave").asBoolean(true),
                                rule.path("message")
                                        .asString("You're creating a duplicate record. We recommend you use an"
                                                + " existing record instead.")))
                        .toList());
            case "locked" -> org.lockRecords(texts(value).toList(), List.of());
            case "inApproval" -> org.lockRecords(List.of(), texts(value).toList());
            default -> throw new IllegalArgumentException("No such setting of an org: " + name);
        }
    }

    private static Stream<String> texts(JsonNode value) {
        return value.valueStream().map(JsonNode::asString);
    }
}
