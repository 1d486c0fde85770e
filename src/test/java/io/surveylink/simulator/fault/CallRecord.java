package io.surveylink.simulator.fault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call that has ended.
 *
 * @param seq counts up in the order in which calls end, so that reading after a number misses none
 * @param outcome {@code OK}, {@code PARTIAL} or {@code FAILED} by its rows, a fault code, an OAuth error, or the name of
 *     the fault a test asked for
 * @param committed rows that were saved, whatever the caller was told
 */
public record CallRecord(
        long seq,
        String kind,
        @Nullable String object,
        @Nullable String externalIdField,
        List<String> keys,
        int rows,
        @Nullable String org,
        @Nullable String user,
        @Nullable String app,
        @Nullable String grant,
        Instant started,
        Instant ended,
        String outcome,
        int committed) {}
