package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.project.NeedsYou.Item;
import io.surveylink.project.NeedsYou.Urgency;
import java.util.List;

/** What waits for the person: a sentence and one button each; only the most urgent one may be primary. */
final class NeedsYouList extends Section {

    private static final long serialVersionUID = 1L;

    NeedsYouList(String title, List<Item> items) {
        super(title);
        if (items.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CHECK,
                    getTranslation("project.home.nothing"),
                    getTranslation("project.home.nothing.text")));
            return;
        }
        setAside(String.valueOf(items.size()));
        var panel = new Panel();
        items.forEach(item -> panel.add(row(item, item == items.getFirst())));
        add(panel);
    }

    private static Component row(Item item, boolean first) {
        var tile = new Span(item.icon().create());
        tile.addClassNames("sl-icon-tile", "sl-icon-tile-" + cssName(item.urgency()));
        var title = new Div(new Span(item.title()));
        title.addClassNames("sl-row-title", "sl-line");
        if (item.environment() != null) {
            title.add(new EnvironmentBadge(item.environment()));
        }
        var sentence = new Div(item.sentence());
        sentence.addClassName("sl-secondary");
        var text = new Div(title, sentence);
        text.addClassName("sl-grow");
        var button = new Button(item.action(), click -> UI.getCurrent().navigate(item.link()));
        if (first && item.urgency() == Urgency.TROUBLE) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        var row = new Div(tile, text, button);
        row.addClassNames("sl-row", "sl-needs-you");
        return row;
    }

    private static String cssName(Urgency urgency) {
        return switch (urgency) {
            case TROUBLE -> "trouble";
            case HELD -> "held";
            case ASKED -> "action";
            case LATER -> "later";
        };
    }
}
