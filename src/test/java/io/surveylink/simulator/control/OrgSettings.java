package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.org.DuplicateRule;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgPolicy;
import io.surveylink.simulator.org.OrgRules;
import io.surveylink.simulator.org.ValidationRule;
import io.surveylink.simulator.schema.SObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Settings of a whole org. */
final class OrgSettings {

    static final List<String> NAMES = List.of(
            "active",
            "apiEnabled",
            "myDomainOnly",
            "soapLogin",
            "sessionTimeout",
            "requestLimit",
            "loginLimit",
            "validationRules",
            "duplicateRules",
            "locked",
            "inApproval");

    private OrgSettings() {}

    /** @return empty if it is no setting of an org */
    static Optional<Runnable> change(Org org, SessionTimeouts timeouts, String name, JsonNode value) {
        return switch (Input.plain(name)) {
            case "active" -> policy(org, policy -> policy.withActive(Input.flag(name, value)));
            case "apienabled" -> policy(org, policy -> policy.withApiEnabled(Input.flag(name, value)));
            case "mydomainonly" -> policy(org, policy -> policy.withMyDomainOnly(Input.flag(name, value)));
            case "soaplogin" -> policy(org, policy -> policy.withSoapLogin(Input.flag(name, value)));
            case "requestlimit" -> policy(org, policy -> policy.withRequestLimit(Input.number(name, value)));
            case "loginlimit" -> policy(org, policy -> policy.withLoginLimit(Input.number(name, value)));
            case "sessiontimeout" -> {
                Duration timeout = Input.duration(name, value);
                yield Optional.of(() -> timeouts.set(org, timeout));
            }
            case "validationrules" -> {
                List<ValidationRule> checks =
                        value.valueStream().map(rule -> validation(org, rule)).toList();
                yield rules(org, rules -> rules.withValidations(checks));
            }
            case "duplicaterules" -> {
                List<DuplicateRule> checks =
                        value.valueStream().map(rule -> duplicate(org, rule)).toList();
                yield rules(org, rules -> rules.withDuplicates(checks));
            }
            case "locked" -> rules(org, rules -> rules.withLocked(Input.texts(name, value)));
            case "inapproval" -> rules(org, rules -> rules.withInApproval(Input.texts(name, value)));
            default -> Optional.empty();
        };
    }

    /** Tried at once, so that a wrong value is refused before anything is changed. */
    private static Optional<Runnable> policy(Org org, UnaryOperator<OrgPolicy> change) {
        var _ = change.apply(OrgPolicy.DEFAULT);
        return Optional.of(() -> org.changePolicy(change));
    }

    private static Optional<Runnable> rules(Org org, UnaryOperator<OrgRules> change) {
        var _ = change.apply(OrgRules.NONE);
        return Optional.of(() -> org.changeRules(change));
    }

    private static ValidationRule validation(Org org, JsonNode json) {
        Input rule = Input.of(json, "name", "object", "field", "pattern", "message");
        SObjectType type = type(org, rule);
        try {
            return new ValidationRule(
                    rule.text("name", "Rule"),
                    type.name(),
                    field(type, rule),
                    rule.text("pattern", ""),
                    rule.text("message", "The record breaks a rule of this org"));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"pattern\" is no regular expression: " + e.getDescription(), e);
        }
    }

    private static DuplicateRule duplicate(Org org, JsonNode json) {
        Input rule = Input.of(json, "name", "object", "field", "allowSave", "message");
        SObjectType type = type(org, rule);
        return new DuplicateRule(
                rule.text("name", "Duplicates"),
                type.name(),
                field(type, rule),
                rule.flag("allowSave", true),
                rule.text(
                        "message",
                        "You're creating a duplicate record. We recommend you use an existing record instead."));
    }

    private static SObjectType type(Org org, Input rule) {
        return SchemaSettings.type(org.schema(), rule.text("object"));
    }

    private static String field(SObjectType type, Input rule) {
        return SchemaSettings.field(type, rule.text("field")).name();
    }
}
