package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.SetupTables;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.soql.Tables;
import java.util.List;
import java.util.Optional;

/** An org's tables as its user sees them: records from their tables, setup made up at the moment. */
final class CallerTables implements Tables {

    private final Caller caller;
    private final SetupRows setupRows;
    private final boolean withBin;

    /** @param withBin whether what was deleted is there too */
    CallerTables(Caller caller, SetupRows setupRows, boolean withBin) {
        this.caller = caller;
        this.setupRows = setupRows;
        this.withBin = withBin;
    }

    @Override
    public List<StoredRecord> rows(SObjectType type) {
        if (isRecordAccess(type)) {
            throw new CallFault("MALFORMED_QUERY", "UserRecordAccess has to be filtered by RecordId");
        }
        if (type.setup()) {
            return setupRows.of(type.name(), caller.org(), caller.user());
        }
        return withBin ? caller.org().recordsAndBin(type) : caller.org().records(type);
    }

    @Override
    public Optional<StoredRecord> find(SObjectType type, String id) {
        if (type.setup() || withBin) {
            return rows(type).stream().filter(row -> row.id().equals(id)).findFirst();
        }
        return caller.org().find(type, id);
    }

    @Override
    public boolean isIndexed(SObjectType type, String field) {
        return isRecordAccess(type)
                ? field.equals("RecordId")
                : !type.setup() && !withBin && caller.org().isIndexed(type, field);
    }

    @Override
    public List<StoredRecord> findBy(SObjectType type, String field, String value) {
        if (isRecordAccess(type)) {
            return SetupTables.recordAccess(caller.org(), caller.user(), RecordIds.withSuffix(value)).stream()
                    .toList();
        }
        return caller.org().findBy(type, field, value);
    }

    /** Has a row for every record there is: answered for the records a query names. */
    private static boolean isRecordAccess(SObjectType type) {
        return type.name().equals("UserRecordAccess");
    }
}
