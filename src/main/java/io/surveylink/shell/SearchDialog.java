package io.surveylink.shell;

import com.vaadin.flow.component.ScrollOptions;
import com.vaadin.flow.component.ScrollOptions.Alignment;
import com.vaadin.flow.component.ScrollOptions.Behavior;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.surveylink.shell.SearchHit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The search: a field, and under it what fits, by kind. The arrows choose, Enter goes there, Esc goes back. */
final class SearchDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int EACH = 6;
    private static final int PAUSE_OF_TYPING = 150;
    private static final String LIST_ID = "sl-search-hits";

    private final transient List<SearchSource> sources;
    private final TextField field = new TextField();
    private final Div list = new Div();
    private final Div status = new Div();
    private final List<Div> options = new ArrayList<>();
    private transient List<SearchHit> hits = List.of();
    private int chosen;

    SearchDialog(List<SearchSource> sources) {
        this.sources = sources;
        addClassName("sl-search");
        getElement().setAttribute("aria-label", getTranslation("shell.search.box"));
        field.setPlaceholder(getTranslation("shell.search.placeholder"));
        field.setAriaLabel(getTranslation("shell.search.box"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setWidthFull();
        field.setAutofocus(true);
        field.setAutoselect(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_OF_TYPING);
        field.addValueChangeListener(change -> find(change.getValue()));
        on("ArrowDown", () -> choose(chosen + 1));
        on("ArrowUp", () -> choose(chosen - 1));
        on("Enter", () -> {
            if (!hits.isEmpty()) {
                go(hits.get(chosen));
            }
        });
        list.setId(LIST_ID);
        list.addClassName("sl-search-list");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", getTranslation("shell.search.hits"));
        status.addClassName("sl-search-status");
        status.getElement().setAttribute("role", "status");
        add(field, list, status);
        combine();
        find("");
    }

    private void on(String key, Runnable act) {
        field.getElement()
                .addEventListener("keydown", press -> act.run())
                .setFilter("event.key === '" + key + "' && !event.isComposing")
                .preventDefault();
    }

    private void find(String typed) {
        var words = new SearchWords(typed);
        hits = sources.stream()
                .flatMap(source -> source.find(words, EACH).stream())
                .sorted(Comparator.comparing(SearchHit::kind))
                .toList();
        show();
        status.setText(
                hits.isEmpty()
                        ? getTranslation("shell.search.nothing", typed)
                        : getTranslation("shell.search.count", hits.size()));
        status.setClassName("sl-search-found", !hits.isEmpty());
        choose(0);
    }

    private void show() {
        list.removeAll();
        options.clear();
        Kind before = null;
        for (var hit : hits) {
            if (hit.kind() != before) {
                before = hit.kind();
                var heading = new Div(getTranslation("shell.search.kind." + before));
                heading.addClassName("sl-search-kind");
                heading.getElement().setAttribute("role", "presentation");
                list.add(heading);
            }
            var option = option(hit);
            options.add(option);
            list.add(option);
        }
    }

    private Div option(SearchHit hit) {
        var title = new Span(hit.title());
        title.addClassNames("sl-grow", "sl-ellipsis");
        var option = new Div(hit.icon().create(), title);
        if (!hit.detail().isEmpty()) {
            var detail = new Span(hit.detail());
            detail.addClassNames("sl-secondary", "sl-ellipsis");
            option.add(detail);
        }
        option.setId(LIST_ID + "-" + options.size());
        option.addClassName("sl-search-hit");
        option.getElement().setAttribute("role", "option");
        option.addClickListener(click -> go(hit));
        return option;
    }

    /** Goes round at both ends. */
    private void choose(int wanted) {
        if (options.isEmpty()) {
            chosen = 0;
            point("");
            return;
        }
        chosen = Math.floorMod(wanted, options.size());
        for (int place = 0; place < options.size(); place++) {
            var option = options.get(place);
            option.getElement().setAttribute("aria-selected", String.valueOf(place == chosen));
            option.setClassName("sl-search-chosen", place == chosen);
        }
        options.get(chosen).scrollIntoView(new ScrollOptions(Behavior.AUTO, Alignment.NEAREST, Alignment.NEAREST));
        point(options.get(chosen).getId().orElse(""));
    }

    /** The focus stays in the field; a screen reader is told which hit is chosen. */
    private void point(String option) {
        field.getElement().executeJs("this.inputElement.setAttribute('aria-activedescendant', $0)", option);
    }

    private void combine() {
        field.getElement()
                .executeJs(
                        "const input = this.inputElement; input.setAttribute('role', 'combobox');"
                                + " input.setAttribute('aria-expanded', 'true');"
                                + " input.setAttribute('aria-autocomplete', 'list');"
                                + " input.setAttribute('aria-controls', $0)",
                        LIST_ID);
    }

    private void go(SearchHit hit) {
        close();
        hit.go().run();
    }
}
