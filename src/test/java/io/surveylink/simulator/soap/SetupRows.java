package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.StoredRecord;
import java.util.List;

/** Rows of the platform's own tables as a user sees them. */
@FunctionalInterface
public interface SetupRows {

    List<StoredRecord> of(String object, Org org, OrgUser asking);
}
