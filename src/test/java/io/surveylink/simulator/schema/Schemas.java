package io.surveylink.simulator.schema;

import java.util.ArrayList;
import java.util.List;

/** The schema a new org starts with. */
public final class Schemas {

    private Schemas() {}

    public static Schema initial() {
        List<SObjectType> types = new ArrayList<>(SalesObjects.all());
        types.addAll(CustomObjects.all());
        types.addAll(SetupObjects.all());
        return Schema.of(types);
    }
}
