package io.surveylink.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Page;

/** What an error view shows: what happened, and the way home. */
final class ErrorPanel extends Page {

    private static final long serialVersionUID = 1L;

    ErrorPanel(VaadinIcon icon, String title, String sentence) {
        add(new EmptyState(icon, title, sentence, new Anchor("", getTranslation("shell.error.home"))));
    }
}
