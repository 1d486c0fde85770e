package io.surveylink.transfer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.surveylink.account.Account;
import io.surveylink.account.Requirement;
import io.surveylink.account.ui.RequirementSentences;
import io.surveylink.account.ui.RequirementSentences.Wanted;
import io.surveylink.common.ui.CopyButton;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Mark;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import java.util.List;

/** What Salesforce does not permit, and a text to copy for who can permit it. */
final class LacksDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    LacksDialog(RequirementSentences sentences, StepReadiness step, Account account, String sender) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("transfer.lacks.title", account.name()));
        setWidth("600px");
        List<Wanted> wanted = step.lacks().stream()
                .map(lack -> new Wanted(Requirement.valueOf(lack.requirement()), lack.subject()))
                .toList();
        var list = new ImpactList();
        wanted.forEach(each -> list.add(Mark.LACKS_PERMISSION, sentences.name(each), sentences.place(each), ""));
        var letter = new Div(sentences.letter(account, wanted, sender));
        letter.addClassNames("sl-letter", "sl-panel");
        var body = new Div(
                new Paragraph(getTranslation("transfer.lacks.text", account.username(), ReadinessRow.title(step))),
                list,
                new Paragraph(getTranslation("transfer.lacks.letter")),
                letter);
        body.addClassName("sl-dialog-body");
        add(body);
        var close = new Button(getTranslation("common.action.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        var copy = new CopyButton(getTranslation("requirement.letter.copy"), letter::getText);
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close, copy);
    }
}
