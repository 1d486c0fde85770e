package io.surveylink.account.ui;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.surveylink.account.Account;
import io.surveylink.account.Evidence.Helper;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.RequirementState;
import io.surveylink.common.ui.CopyButton;
import io.surveylink.oauth.Refusals;
import io.surveylink.shell.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text to copy and send to who looks after the org: what is missing, and what only they can see. What the workflow's
 * creator has to mend is none of their business.
 */
final class AdminLetter extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient RequirementReport report;
    private final transient Refusals refusals;
    private final String sender;
    private final Div letter = new Div();

    AdminLetter(Account account, RequirementReport report, Refusals refusals, String sender) {
        this.account = account;
        this.report = report;
        this.refusals = refusals;
        this.sender = sender;
        addClassName("sl-stack");
        letter.addClassName("sl-letter");
        var copy = new CopyButton(getTranslation("requirement.letter.copy"), letter::getText);
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        var foot = new Div(languages(), copy);
        foot.addClassNames("sl-between", "sl-letter-foot");
        var sentence = new Paragraph(getTranslation("requirement.letter.sentence"));
        sentence.addClassName("sl-secondary-color");
        var panel = new Div(letter, foot);
        panel.addClassName("sl-panel");
        add(new Div(new H2(getTranslation("requirement.letter.title")), sentence), panel);
    }

    private Tabs languages() {
        var tabs = new Tabs();
        for (Locale language : Languages.ALL) {
            var tab = new Tab(Languages.nameOf(language));
            tab.getElement().setAttribute("lang", language.getLanguage());
            tabs.add(tab);
        }
        tabs.addSelectedChangeListener(change -> write(Languages.ALL.get(tabs.getSelectedIndex())));
        tabs.setSelectedIndex(Languages.ALL.indexOf(Languages.closest(getLocale())));
        write(Languages.closest(getLocale()));
        return tabs;
    }

    private void write(Locale language) {
        letter.setText(text(new RequirementTexts(refusals, language)));
        letter.getElement().setAttribute("lang", language.getLanguage());
    }

    private String text(RequirementTexts texts) {
        var parts = new ArrayList<String>();
        parts.add(texts.text("requirement.letter.subject", account.orgName()));
        parts.add(texts.text("requirement.letter.hello", account.username(), account.orgName(), account.orgHost()));
        int number = 1;
        for (RequirementState state : List.of(RequirementState.MISSING, RequirementState.UNKNOWN)) {
            var findings = report.in(state).stream()
                    .filter(finding -> finding.evidence().helper() != Helper.CREATOR)
                    .toList();
            if (!findings.isEmpty()) {
                parts.add(texts.text("requirement.letter.ask." + state));
                for (RequirementFinding finding : findings) {
                    parts.add(item(number++, finding, texts));
                }
            }
        }
        parts.add(texts.text("requirement.letter.end", sender));
        return String.join("\n\n", parts);
    }

    private static String item(int number, RequirementFinding finding, RequirementTexts texts) {
        return texts.text(
                "requirement.letter.item",
                number,
                texts.nameWithSubject(finding),
                texts.request(finding),
                texts.pathInOneLine(finding));
    }
}
