package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.RecordChange;
import io.surveylink.simulator.org.StoredRecord;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outbound message as it is set up, and what makes it fire.
 *
 * @param id the ActionId of its messages, key prefix 04k
 * @param fields API names; sent in alphabetical order whatever the order here
 * @param when null to fire at every change
 */
public record OutboundDefinition(
        String name,
        String id,
        String org,
        String object,
        List<String> fields,
        URI endpoint,
        @Nullable Condition when) {

    /** Fires when a record is created with that value, or changed to it: not again while it keeps it. */
    public record Condition(String field, String is) {

        private boolean holds(StoredRecord record) {
            return is.equalsIgnoreCase(record.get(field));
        }
    }

    boolean fires(String inOrg, RecordChange change) {
        if (!org.equals(inOrg)
                || !change.after().object().equals(object)
                || change.after().deleted()) {
            return false;
        }
        return when == null
                || (when.holds(change.after())
                        && change.old().map(old -> !when.holds(old)).orElse(true));
    }
}
