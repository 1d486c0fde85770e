package io.surveylink.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DomListenerRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** N and P lead from change to change and give each the focus, but in a field that takes text. */
@Tag("span")
final class ChangeKeys extends Component {

    static final String NEXT = outsideOfTexts("n");
    static final String PREVIOUS = outsideOfTexts("p");

    private static final long serialVersionUID = 1L;

    private transient List<Component> changes = List.of();
    private transient @Nullable DomListenerRegistration next;
    private transient @Nullable DomListenerRegistration previous;
    private int at = -1;

    ChangeKeys() {
        getElement().setAttribute("hidden", true);
    }

    private static String outsideOfTexts(String key) {
        return "event.key.toLowerCase() === '" + key + "' && !event.ctrlKey && !event.metaKey && !event.altKey"
                + " && !event.composedPath().some(e => e.matches && e.matches('input, textarea'))";
    }

    /** Begins before the first of them. */
    void lead(List<Component> shown) {
        changes = List.copyOf(shown);
        at = -1;
        // Reached by the keys, not by Tab: there may be hundreds.
        changes.forEach(change -> change.getElement().setAttribute("tabindex", "-1"));
    }

    /** Stays at the first and the last. */
    private void go(int to) {
        if (to < 0 || to >= changes.size()) {
            return;
        }
        at = to;
        changes.get(at).getElement().callJsFunction("focus");
        for (int each = 0; each < changes.size(); each++) {
            changes.get(each).getElement().getClassList().set("sl-diff-current", each == at);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        next = listen(event, NEXT, () -> go(at + 1));
        previous = listen(event, PREVIOUS, () -> go(at - 1));
    }

    private static DomListenerRegistration listen(AttachEvent event, String filter, Runnable act) {
        return event.getUI()
                .getElement()
                .addEventListener("keydown", press -> act.run())
                .setFilter(filter);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (next != null) {
            next.remove();
        }
        if (previous != null) {
            previous.remove();
        }
    }
}
