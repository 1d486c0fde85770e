package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fields the platform fills itself: names, numbers, owner, time stamps. */
final class DerivedFields {

    private final Org org;
    private final OrgUser user;
    private final String now;

    DerivedFields(Org org, OrgUser user) {
        this.org = org;
        this.user = user;
        this.now = SalesforceTime.stamp(org.clock().instant());
    }

    void onCreate(SObjectType type, Map<String, String> values) {
        if (type.field("OwnerId").isPresent()) {
            values.putIfAbsent("OwnerId", user.id());
        }
        values.put("CreatedDate", now);
        values.put("CreatedById", user.id());
        type.fields().stream()
                .filter(Field::autoNumber)
                .findFirst()
                .ifPresent(field -> values.put(field.name(), number(type)));
        onUpdate(type, values);
    }

    void onUpdate(SObjectType type, Map<String, String> values) {
        values.put("LastModifiedDate", now);
        values.put("LastModifiedById", user.id());
        values.put("SystemModstamp", now);
        switch (type.nameRule()) {
            case PERSON -> values.put("Name", personName(values));
            case GIVEN, AUTO_NUMBER, NONE -> {
                // Given by the caller, counted once, or not there.
            }
        }
        if (type.name().equals("Case")) {
            boolean closed = "Closed".equals(values.get("Status"));
            values.put("IsClosed", String.valueOf(closed));
            if (closed) {
                values.putIfAbsent("ClosedDate", now);
            } else {
                values.remove("ClosedDate");
            }
        }
    }

    private static String personName(Map<String, String> values) {
        return Stream.of("FirstName", "LastName")
                .filter(values::containsKey)
                .map(values::get)
                .collect(Collectors.joining(" "));
    }

    private String number(SObjectType type) {
        String format = type.numberFormat();
        int open = format.indexOf('{');
        int digits = format.indexOf('}') - open - 1;
        return format.substring(0, open) + ("%0" + digits + "d").formatted(org.nextSerial(type.keyPrefix() + "#"));
    }
}
