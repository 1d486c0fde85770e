package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import io.surveylink.account.RequirementFinding;
import io.surveylink.oauth.Refusals;
import org.springframework.stereotype.Component;

/** A finding in one sentence, for the screens of other features, in the language of the UI at hand. */
@Component
public class RequirementSentences {

    private final Refusals refusals;

    RequirementSentences(Refusals refusals) {
        this.refusals = refusals;
    }

    public String of(RequirementFinding finding) {
        var texts = new RequirementTexts(refusals, UI.getCurrent().getLocale());
        return texts.text("requirement.sentence", texts.nameWithSubject(finding), texts.evidence(finding));
    }
}
