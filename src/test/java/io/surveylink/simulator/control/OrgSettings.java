package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.org.DuplicateRule;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.ValidationRule;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Settings of a whole org. */
final class OrgSettings {

    private OrgSettings() {}

    static void set(Org org, SessionTimeouts timeouts, String name, JsonNode value) {
        switch (name) {
            case "apiEnabled" -> org.changePolicy(policy -> policy.withApiEnabled(value.asBoolean()));
            case "sessionTimeout" -> timeouts.set(org, Duration.parse(value.asString()));
            case "requestLimit" -> org.changePolicy(policy -> policy.withRequestLimit(value.asInt()));
            case "myDomainOnly" -> org.changePolicy(policy -> policy.withMyDomainOnly(value.asBoolean()));
            case "active" -> org.changePolicy(policy -> policy.withActive(value.asBoolean()));
            case "soapLogin" -> org.changePolicy(policy -> policy.withSoapLogin(value.asBoolean()));
            case "loginLimit" -> org.changePolicy(policy -> policy.withLoginLimit(value.asInt()));
            case "validationRules" ->
                org.changeRules(rules -> rules.withValidations(
                        value.valueStream().map(OrgSettings::validation).toList()));
            case "duplicateRules" ->
                org.changeRules(rules -> rules.withDuplicates(
                        value.valueStream().map(OrgSettings::duplicate).toList()));
            case "locked" -> org.changeRules(rules -> rules.withLocked(texts(value)));
            case "inApproval" -> org.changeRules(rules -> rules.withInApproval(texts(value)));
            default -> throw new IllegalArgumentException("No such setting of an org: " + name);
        }
    }

    private static ValidationRule validation(JsonNode rule) {
        return new ValidationRule(
                rule.path("name").asString("Rule"),
                rule.path("object").asString(""),
                rule.path("field").asString(""),
                rule.path("pattern").asString(""),
                rule.path("message").asString("The record breaks a rule of this org"));
    }

    private static DuplicateRule duplicate(JsonNode rule) {
        return new DuplicateRule(
                rule.path("name").asString("Duplicates"),
                rule.path("object").asString(""),
                rule.path("field").asString(""),
                rule.path("allowSave").asBoolean(true),
                rule.path("message")
                        .asString("You're creating a duplicate record. We recommend you use an existing record"
                                + " instead."));
    }

    private static List<String> texts(JsonNode value) {
        return value.valueStream().map(JsonNode::asString).toList();
    }
}
