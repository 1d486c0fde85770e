package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many records each object has, and the newest ones of the object that is chosen. */
final class RecordsSection {

    private static final int SHOWN = 50;

    /** Of every record, and telling nothing about it. */
    private static final Set<String> DULL =
            Set.of("Id", "IsDeleted", "OwnerId", "CreatedById", "LastModifiedById", "SystemModstamp", "CreatedDate");

    private RecordsSection() {}

    static String html(Org org, Optional<SObjectType> chosen) {
        String objects = org.schema().objects().stream()
                .filter(type -> !type.setup())
                .map(type -> link(org, type, chosen.filter(type::equals).isPresent()))
                .collect(Collectors.joining());
        String records = chosen.map(type -> records(org, type)).orElse("");
        return Parts.section(
                "records", "Records", org.companyName(), "<nav class=\"chips\">" + objects + "</nav>" + records);
    }

    private static String link(Org org, SObjectType type, boolean chosen) {
        return "<a class=\"chip%s\" href=\"/?org=%s&amp;object=%s#records\"%s>%s <b>%,d</b></a>"
                .formatted(
                        chosen ? " chosen" : "",
                        org.key(),
                        type.name(),
                        chosen ? " aria-current=\"true\"" : "",
                        escape(type.labelPlural()),
                        org.count(type));
    }

    private static String records(Org org, SObjectType type) {
        List<StoredRecord> newest =
                org.records(type).reversed().stream().limit(SHOWN).toList();
        List<Field> fields = type.fields().stream()
                .filter(field -> !DULL.contains(field.name()))
                .filter(field -> newest.stream().anyMatch(record -> isTelling(record.get(field.name()))))
                .toList();
        List<String> heads = new ArrayList<>(List.of("Id"));
        fields.forEach(field -> heads.add(field.name()));
        HtmlTable table = new HtmlTable(heads);
        for (StoredRecord record : newest) {
            List<String> cells = new ArrayList<>(List.of(Parts.code(record.id())));
            fields.forEach(field -> cells.add(Parts.text(record.get(field.name()))));
            table.row(cells);
        }
        return table.html("No " + type.labelPlural().toLowerCase(Locale.ROOT) + " yet.");
    }

    private static boolean isTelling(@Nullable String value) {
        return value != null && !value.equals("false");
    }
}
