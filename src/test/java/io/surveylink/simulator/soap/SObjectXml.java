package io.surveylink.simulator.soap;

import io.surveylink.simulator.org.RowInput;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.soql.ResultRow;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records on the wire, both ways. */
final class SObjectXml {

    private static final String TYPE = "xsi:type=\"sf:sObject\"";

    private SObjectXml() {}

    /**
     * Reads an {@code sObjects} element. Elements may come in any order; an empty or nil one says nothing, only
     * {@code fieldsToNull} clears a field.
     */
    static RowInput read(XmlElement row) {
        String object = row.value("type").orElse("");
        String id = "";
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> toNull = new LinkedHashSet<>();
        List<RowInput.ParentByExternalId> parents = new ArrayList<>();
        for (XmlElement field : row.children()) {
            String name = field.name();
            if (name.equals("type") || (field.nil() && !name.equals("fieldsToNull"))) {
                continue;
            }
            if (name.equals("fieldsToNull")) {
                toNull.add(field.text().strip());
            } else if (name.equalsIgnoreCase("Id")) {
                id = field.text().strip();
            } else if (!field.children().isEmpty()) {
                parents.add(parent(field));
            } else if (!field.text().isEmpty()) {
                values.put(name, field.text());
            }
        }
        return new RowInput(object, id, values, toNull, parents);
    }

    private static RowInput.ParentByExternalId parent(XmlElement element) {
        XmlElement key = element.children().stream()
                .filter(child -> !child.name().equals("type") && !child.name().equals("fieldsToNull"))
                .findFirst()
                .orElse(XmlElement.NONE);
        return new RowInput.ParentByExternalId(
                element.name(),
                element.value("type").orElse(""),
                key.name(),
                key.text().strip());
    }

    /** Id stands twice when it was selected, and empty when it was not. */
    static void write(XmlWriter xml, String element, ResultRow row) {
        xml.open(element, TYPE).element("sf:type", row.object());
        String id = row.columns().stream()
                .filter(column -> column.name().equals("Id"))
                .map(column -> column instanceof ResultRow.Value value ? value.value() : null)
                .findFirst()
                .orElse(null);
        xml.nillable("sf:Id", id);
        for (ResultRow.Column column : row.columns()) {
            switch (column) {
                case ResultRow.Value(var name, var value) -> xml.nillable("sf:" + name, value);
                case ResultRow.Parent(var name, var parent) -> {
                    if (parent == null) {
                        xml.nil("sf:" + name);
                    } else {
                        write(xml, "sf:" + name, parent);
                    }
                }
            }
        }
        xml.close(element);
    }

    static void write(XmlWriter xml, String element, StoredRecord record, List<String> fields) {
        xml.open(element, TYPE).element("sf:type", record.object()).element("sf:Id", record.id());
        for (String field : fields) {
            xml.nillable("sf:" + field, record.get(field));
        }
        xml.close(element);
    }
}
