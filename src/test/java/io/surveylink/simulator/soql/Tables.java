package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.SObjectType;
import java.util.List;
import java.util.Optional;

/** The rows a query runs over, as the asking user may see them. */
public interface Tables {

    List<StoredRecord> rows(SObjectType type);

    Optional<StoredRecord> find(SObjectType type, String id);

    boolean isIndexed(SObjectType type, String field);

    List<StoredRecord> findBy(SObjectType type, String field, String value);
}
