package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.soql.Tables;
import java.util.List;
import java.util.Optional;

/** An org's tables as its user sees them: records from their tables, setup made up at the moment. */
final class CallerTables implements Tables {

    private final Caller caller;
    private final SetupRows setupRows;

    CallerTables(Caller caller, SetupRows setupRows) {
        this.caller = caller;
        this.setupRows = setupRows;
    }

    @Override
    public List<StoredRecord> rows(SObjectType type) {
        if (type.setup()) {
            return setupRows.of(type.name(), caller.org(), caller.user());
        }
        return caller.org().records(type);
    }

    @Override
    public Optional<StoredRecord> find(SObjectType type, String id) {
        if (type.setup()) {
            return rows(type).stream().filter(row -> row.id().equals(id)).findFirst();
        }
        return caller.org().find(type, id);
    }

    @Override
    public boolean isIndexed(SObjectType type, String field) {
        return !type.setup() && caller.org().isIndexed(type, field);
    }

    @Override
    public List<StoredRecord> findBy(SObjectType type, String field, String value) {
        return caller.org().findBy(type, field, value);
    }
}
