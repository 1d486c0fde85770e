package io.surveylink.workflow.internal;

import io.surveylink.common.Digests;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.Reference;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.internal.ValueConverter.Converted;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Maps in the time zone of the server: that of the team that hosts it. */
@Component
class EventMapper implements RecordMapper {

    private static final int MAX_RECORD_KEY = 255;

    private final ValueConverter converter;
    private final EventConditions conditions = new EventConditions();

    @Autowired
    EventMapper() {
        this(ZoneId.systemDefault());
    }

    EventMapper(ZoneId zone) {
        this.converter = new ValueConverter(zone);
    }

    @Override
    public Mapped map(SalesforceTask task, EventContent event, Map<String, String> records) {
        @Nullable String recordId = null;
        var values = new SourceValues(event, records);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (FieldMapping mapping : task.mappings()) {
            if (!conditions.unmet(mapping.onlyIf(), event).isEmpty()) {
                continue;
            }
            switch (convert(mapping, values)) {
                case Converted.Value(var value) -> {
                    if (task.isRecordId(mapping)) {
                        recordId = value.toString();
                    } else {
                        fields.put(mapping.field(), sent(mapping, value));
                    }
                }
                case Converted.Unfit(var error) -> {
                    return unmappable(error, mapping);
                }
                case Converted.Empty() -> {
                    if (task.isRecordId(mapping)) {
                        return unmappable(MappingError.MAPPING_RECORD_ID_EMPTY, mapping);
                    }
                    if (task.isExternalId(mapping)) {
                        return unmappable(MappingError.MAPPING_EXTERNAL_ID_EMPTY, mapping);
                    }
                    if (mapping.whenEmpty() == FieldMapping.WhenEmpty.CLEAR) {
                        fields.put(mapping.field(), cleared(mapping));
                    }
                }
            }
        }
        return new Mapped.Row(new RecordRow(recordId, fields));
    }

    @Override
    public String recordKey(SalesforceTask task, EventContent event, Map<String, String> records) {
        String key = identifyingMapping(task)
                .flatMap(mapping -> identifyingValue(mapping, new SourceValues(event, records))
                        .map(value -> mapping.field() + "=" + value))
                .orElseGet(event::subject)
                .toLowerCase(Locale.ROOT);
        return key.length() <= MAX_RECORD_KEY ? key : HexFormat.of().formatHex(Digests.sha256(key));
    }

    private Converted convert(FieldMapping mapping, SourceValues values) {
        return converter.convert(values.of(mapping), mapping.valueType(), mapping.valueSize());
    }

    /** A parent that is found by its external id goes as a reference. */
    private static Object sent(FieldMapping mapping, Object value) {
        var parent = mapping.parent();
        return parent == null
                ? value
                : new Reference(
                        parent.relationship(), parent.object(), parent.externalIdField(), SourceValues.shown(value));
    }

    /** A checkbox has no empty state in Salesforce: cleared is unchecked. */
    private static @Nullable Object cleared(FieldMapping mapping) {
        return FieldKind.of(mapping.fieldType())
                        .filter(kind -> kind == FieldKind.BOOLEAN)
                        .isPresent()
                ? false
                : null;
    }

    private static Mapped unmappable(MappingError error, FieldMapping mapping) {
        return new Mapped.Unmappable(error.name(), mapping.field(), mapping.fieldLabel() + ": " + error.message());
    }

    private static Optional<FieldMapping> identifyingMapping(SalesforceTask task) {
        return task.mappings().stream()
                .filter(mapping -> task.isExternalId(mapping) || task.isRecordId(mapping))
                .findFirst();
    }

    private Optional<String> identifyingValue(FieldMapping mapping, SourceValues values) {
        return switch (convert(mapping, values)) {
            // 9 and 9.0 find the same record.
            case Converted.Value(BigDecimal number) ->
                Optional.of(number.stripTrailingZeros().toPlainString());
            case Converted.Value(var value) -> Optional.of(value.toString());
            case Converted.Empty empty -> Optional.empty();
            case Converted.Unfit unfit -> Optional.empty();
        };
    }
}
