package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import io.surveylink.account.Account;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementState;
import io.surveylink.oauth.Refusals;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Findings in words, for the screens of other features, in the language of the UI at hand. */
@Component
public class RequirementSentences {

    private final Refusals refusals;

    RequirementSentences(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Something to be permitted; {@code subject} is the object or field by API name, empty for the account as a whole. */
    public record Wanted(Requirement requirement, String subject) {}

    public String of(RequirementFinding finding) {
        var texts = texts();
        return texts.text("requirement.sentence", texts.nameWithSubject(finding), texts.evidence(finding));
    }

    /** "Edit the field Contact.Email". */
    public String name(Wanted wanted) {
        return texts().nameWithSubject(wanted.requirement(), wanted.subject());
    }

    /** The way through Setup to where it is permitted. */
    public String place(Wanted wanted) {
        return texts().pathInOneLine(wanted.requirement(), wanted.subject());
    }

    /** A text to copy and send to who looks after the account's org. */
    public String letter(Account account, List<Wanted> wanted, String sender) {
        var texts = texts();
        var parts = new ArrayList<String>();
        parts.add(texts.text("requirement.letter.subject", account.orgName()));
        parts.add(texts.text("requirement.letter.hello", account.username(), account.orgName(), account.orgHost()));
        parts.add(texts.text("requirement.letter.ask." + RequirementState.MISSING));
        int number = 1;
        for (Wanted each : wanted) {
            parts.add(texts.text("requirement.letter.wanted", number++, name(each), place(each)));
        }
        parts.add(texts.text("requirement.letter.end", sender));
        return String.join("\n\n", parts);
    }

    private RequirementTexts texts() {
        return new RequirementTexts(refusals, UI.getCurrent().getLocale());
    }
}
