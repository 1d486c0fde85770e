package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.SObjectType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Leads and Cases have an active assignment rule each: whoever asks for it by the header gives the record to the queue. */
public final class AssignmentRules {

    private static final List<String> OBJECTS = List.of("Case", "Lead");

    private AssignmentRules() {}

    static List<StoredRecord> rows(Org org) {
        return IntStream.range(0, OBJECTS.size())
                .mapToObj(i -> SetupTables.row(
                        "AssignmentRule",
                        Map.of(
                                "Id",
                                RecordIds.of("01Q", org.pod(), i + 1L),
                                "Name",
                                "Survey Follow-up",
                                "SobjectType",
                                OBJECTS.get(i),
                                "Active",
                                "true")))
                .toList();
    }

    /** @throws CallFault if there is no such rule */
    public static void check(Org org, String ruleId) {
        String id = RecordIds.withSuffix(ruleId);
        if (rows(org).stream().noneMatch(rule -> rule.id().equals(id))) {
            throw new CallFault("INVALID_ASSIGNMENT_RULE", "invalid assignment rule id: " + ruleId);
        }
    }

    /** Who is to own a record of that object; empty where no rule is about it. */
    static Optional<String> owner(Org org, SObjectType type) {
        return OBJECTS.contains(type.name()) ? Optional.of(SetupTables.queueId(org)) : Optional.empty();
    }
}
