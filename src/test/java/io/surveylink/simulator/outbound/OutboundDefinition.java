package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.RecordChange;
import io.surveylink.simulator.org.StoredRecord;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
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

        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

        private boolean holds(StoredRecord record) {
            String value = record.get(field);
            return value != null && (is.equalsIgnoreCase(value) || sameNumber(is, value));
        }

        /** 9 is 9.0. */
        private static boolean sameNumber(String one, String other) {
            return NUMBER.matcher(one).matches()
                    && NUMBER.matcher(other).matches()
                    && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
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
