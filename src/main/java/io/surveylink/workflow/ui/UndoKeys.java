package io.surveylink.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DomListenerRegistration;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl+Z and Ctrl+Shift+Z (or Y), with the command key too, wherever the focus is on the page, but for a field that
 * takes text: there the browser takes back what was typed.
 */
@Tag("span")
final class UndoKeys extends Component {

    private static final long serialVersionUID = 1L;

    private static final String OUTSIDE_OF_TEXTS = "(event.ctrlKey || event.metaKey) && !event.altKey"
            + " && !event.composedPath().some(e => e.matches && e.matches('input, textarea'))";
    private static final String UNDO = OUTSIDE_OF_TEXTS + " && !event.shiftKey && event.key.toLowerCase() === 'z'";
    private static final String REDO = OUTSIDE_OF_TEXTS
            + " && (event.key.toLowerCase() === 'y' || event.shiftKey && event.key.toLowerCase() === 'z')";

    private final transient Runnable undo;
    private final transient Runnable redo;
    private transient @Nullable DomListenerRegistration undoKeys;
    private transient @Nullable DomListenerRegistration redoKeys;

    UndoKeys(Runnable undo, Runnable redo) {
        this.undo = undo;
        this.redo = redo;
        getElement().setAttribute("hidden", true);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        undoKeys = listen(event, UNDO, undo);
        redoKeys = listen(event, REDO, redo);
    }

    private static DomListenerRegistration listen(AttachEvent event, String filter, Runnable act) {
        return event.getUI()
                .getElement()
                .addEventListener("keydown", press -> act.run())
                .setFilter(filter)
                .preventDefault();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (undoKeys != null) {
            undoKeys.remove();
        }
        if (redoKeys != null) {
            redoKeys.remove();
        }
    }
}
