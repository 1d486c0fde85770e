package io.surveylink.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * Something that was searched for.
 *
 * @param detail tells it from others of its name; may be empty
 * @param go what choosing it does, in the page of the person who does
 */
public record SearchHit(Kind kind, VaadinIcon icon, String title, String detail, Runnable go) {

    /** Headings of the results, in their order. */
    public enum Kind {
        DIAGNOSIS,
        PROJECT,
        WORKFLOW,
        PAGE,
        SETTING
    }

    /** A way to a path inside the console, without leading slash. */
    public static SearchHit toPath(Kind kind, VaadinIcon icon, String title, String detail, String path) {
        return new SearchHit(kind, icon, title, detail, () -> UI.getCurrent().navigate(path));
    }
}
