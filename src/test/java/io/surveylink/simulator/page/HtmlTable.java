package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table that scrolls by itself where the screen is narrow, with a sentence for when it is empty. */
final class HtmlTable {

    private final List<String> heads;
    private final List<String> rows = new ArrayList<>();

    HtmlTable(String... heads) {
        this(List.of(heads));
    }

    HtmlTable(List<String> heads) {
        this.heads = heads;
    }

    /** @param cells HTML; text has to be escaped before */
    HtmlTable row(String... cells) {
        return row(List.of(cells));
    }

    HtmlTable row(List<String> cells) {
        rows.add(cells.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining("", "<tr>", "</tr>")));
        return this;
    }

    String html(String ifEmpty) {
        if (rows.isEmpty()) {
            return "<p class=\"empty\">" + escape(ifEmpty) + "</p>";
        }
        String head = heads.stream()
                .map(text -> "<th scope=\"col\">" + escape(text) + "</th>")
                .collect(Collectors.joining());
        return "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>" + head + "</tr></thead><tbody>"
                + String.join("", rows) + "</tbody></table></div>";
    }
}
