package io.surveylink.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways into the search: a button in the drawer, another in the narrow bar, and Ctrl K or ⌘K anywhere. */
@Tag("span")
final class Search extends Component {

    private static final long serialVersionUID = 1L;

    private static final String KEYS = "(event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey"
            + " && event.key.toLowerCase() === 'k'";

    /** As they stand on the keyboard, whatever the language. */
    private static final String KEYS_OF_A_MAC = "⌘K";

    private static final String KEYS_ELSEWHERE = "Ctrl K";

    private final transient List<SearchSource> sources;
    private transient @Nullable SearchDialog open;
    private transient @Nullable DomListenerRegistration keys;

    Search(List<SearchSource> sources) {
        this.sources = sources;
        getElement().setAttribute("hidden", true);
    }

    /** Looks like the field that it opens. */
    Button box() {
        var hint = new Span(getTranslation("shell.search.box"));
        hint.addClassName("sl-grow");
        var key = new Span(onAMac() ? KEYS_OF_A_MAC : KEYS_ELSEWHERE);
        key.addClassName("sl-keys");
        var face = new Span(VaadinIcon.SEARCH.create(), hint, key);
        face.addClassName("sl-search-face");
        var box = new Button(face, click -> open());
        box.addClassName("sl-search-box");
        box.setAriaLabel(getTranslation("shell.search.box"));
        box.getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        return box;
    }

    /** For the bar, where there is no room for a box. */
    Button icon() {
        var icon = new Button(VaadinIcon.SEARCH.create(), click -> open());
        icon.addThemeVariants(ButtonVariant.TERTIARY);
        icon.addClassName("sl-search-icon");
        icon.setAriaLabel(getTranslation("shell.search.box"));
        return icon;
    }

    private void open() {
        if (open == null || !open.isOpened()) {
            open = new SearchDialog(sources);
            open.open();
        }
    }

    private static boolean onAMac() {
        var session = VaadinSession.getCurrent();
        return session != null && session.getBrowser().isMacOSX();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        keys = event.getUI()
                .getElement()
                .addEventListener("keydown", press -> open())
                .setFilter(KEYS)
                .preventDefault();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (keys != null) {
            keys.remove();
        }
    }
}
