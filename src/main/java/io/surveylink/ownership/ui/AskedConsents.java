package io.surveylink.ownership.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.AskedConsent;
import io.surveylink.project.NeedsYou;
import io.surveylink.user.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Consents that somebody asks of the owner, on the owner's home page. */
@Component
class AskedConsents implements NeedsYou {

    private final Consents consents;

    AskedConsents(Consents consents) {
        this.consents = consents;
    }

    @Override
    public List<Item> items(Actor actor) {
        return consents.asked(actor).stream().map(AskedConsents::item).toList();
    }

    private static Item item(AskedConsent asked) {
        return new Item(
                Urgency.ASKED,
                VaadinIcon.KEY,
                I18NProvider.translate("ownership.consent.title", asked.publisherName()),
                null,
                I18NProvider.translate("ownership.consent.needsYou", asked.projectName(), asked.objects()),
                I18NProvider.translate("ownership.consent.look"),
                "projects/" + asked.projectSlug() + "/people");
    }
}
