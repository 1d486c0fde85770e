package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries, page by page. */
final class Queries {

    private Queries() {}

    /** The records of all pages. */
    static List<SObject> all(CallConnection connection, String soql) {
        var records = new ArrayList<SObject>();
        var page = connection.call(partner -> partner.query(soql));
        while (true) {
            records.addAll(List.of(page.getRecords()));
            if (page.isDone()) {
                return records;
            }
            String locator = page.getQueryLocator();
            page = connection.call(partner -> partner.queryMore(locator));
        }
    }

    /** Fields by name, those of a parent as {@code Owner.Name}; the type element and what is null is left out. */
    static Map<String, String> flat(SObject record) {
        var row = new LinkedHashMap<String, String>();
        flatten("", record, row);
        return row;
    }

    private static void flatten(String prefix, XmlObject element, Map<String, String> row) {
        for (var children = element.getChildren(); children.hasNext(); ) {
            var child = children.next();
            String name = prefix + child.getName().getLocalPart();
            if (child.hasChildren()) {
                flatten(name + ".", child, row);
            } else if (child.getValue() != null
                    && !child.getName().getLocalPart().equals("type")) {
                row.put(name, child.getValue().toString());
            }
        }
    }
}
