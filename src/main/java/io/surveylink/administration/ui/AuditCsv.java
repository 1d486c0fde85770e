package io.surveylink.administration.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import io.surveylink.administration.AuditTrail;
import io.surveylink.administration.AuditTrail.Filter;
import io.surveylink.administration.AuditTrail.Item;
import io.surveylink.administration.AuditTrail.Position;
import io.surveylink.common.CsvLine;
import io.surveylink.user.Actor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log as a file, written while it is read: it may be larger than the memory. */
final class AuditCsv {

    private static final int PAGE_SIZE = 500;
    private static final List<String> HEAD = List.of(
            "time",
            "action",
            "actor_id",
            "actor",
            "subject_type",
            "subject_id",
            "subject",
            "project",
            "before",
            "after",
            "address");

    private final AuditTrail trail;

    AuditCsv(AuditTrail trail) {
        this.trail = trail;
    }

    void write(DownloadEvent download, Actor actor, Filter filter) throws IOException {
        download.setFileName("audit-log.csv");
        download.setContentType("text/csv;charset=utf-8");
        try (var out = new BufferedWriter(new OutputStreamWriter(download.getOutputStream(), StandardCharsets.UTF_8))) {
            write(out, actor, filter);
        }
    }

    void write(Writer out, Actor actor, Filter filter) throws IOException {
        out.write(CsvLine.of(HEAD));
        @Nullable Position after = null;
        List<Item> page;
        do {
            page = trail.page(actor, filter, after, PAGE_SIZE);
            for (var item : page) {
                out.write(line(item));
                after = item.position();
            }
        } while (page.size() == PAGE_SIZE);
    }

    private static String line(Item item) {
        return CsvLine.of(Arrays.asList(
                item.at(),
                item.actionName(),
                item.actorId() == null ? null : item.actorId().value(),
                item.actor(),
                item.subjectType(),
                item.subjectId(),
                item.subject(),
                item.project(),
                states(item.before()),
                states(item.after()),
                item.address()));
    }

    private static String states(Map<String, Object> states) {
        return new TreeMap<>(states)
                .entrySet().stream()
                        .map(state -> state.getKey() + "=" + state.getValue())
                        .collect(Collectors.joining("; "));
    }
}
