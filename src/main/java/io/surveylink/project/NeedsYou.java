package io.surveylink.project;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.Environment;
import io.surveylink.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SPI: features tell what waits for somebody; the home page shows it, the most urgent first. */
public interface NeedsYou {

    /** What waits for the actor now, in a fixed number of statements. */
    List<Item> items(Actor actor);

    /** How urgent an item is, and with it its colour. */
    enum Urgency {
        /** Something stands still until this person acts. */
        TROUBLE,
        /** Runs wait, somebody else may have to act. */
        HELD,
        /** Somebody asks for an answer. */
        ASKED,
        /** Whenever it suits. */
        LATER
    }

    /**
     * One thing to do. Sentences come in the reader's language.
     *
     * @param environment shown beside the title where a Salesforce org is meant
     * @param action the verb on the button
     * @param link where the button leads, a path inside the console
     */
    record Item(
            Urgency urgency,
            VaadinIcon icon,
            String title,
            @Nullable Environment environment,
            String sentence,
            String action,
            String link) {}
}
