package io.surveylink.transfer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferReadiness.Report;

/** What counts until the switch, and for the new owner the switch itself. */
final class TransferFoot extends Footer {

    private static final long serialVersionUID = 1L;

    private final Div end = new Div();

    TransferFoot(Transfer transfer, TransferWords words) {
        addClassName("sl-transfer-foot");
        var until = new Span(
                words.isReader(transfer.to())
                        ? getTranslation("transfer.until.you", words.person(transfer.from()))
                        : getTranslation(
                                "transfer.until", TransferWords.name(transfer.to()), words.person(transfer.from())));
        until.addClassName("sl-strong");
        var safe = new Span(getTranslation("transfer.until.safe"));
        safe.addClassName("sl-secondary");
        var text = new Div(until, safe);
        text.addClassNames("sl-line", "sl-grow");
        end.addClassName("sl-actions");
        add(text, end);
    }

    /** @param accept begins the switch */
    TransferFoot withSwitch(Transfer transfer, Report report, boolean switching, Runnable accept) {
        if (!transfer.allows(Move.ACCEPT)) {
            return this;
        }
        int missing = report.steps() - report.ready();
        var count = new Span(
                missing == 0
                        ? getTranslation("transfer.ready.all", report.steps())
                        : getTranslation("transfer.ready.missing", missing));
        count.addClassName("sl-secondary");
        count.getElement().setAttribute("role", "status");
        var act = new Button(
                getTranslation(switching ? "transfer.switch.running" : "transfer.switch.act"), click -> accept.run());
        act.setEnabled(!switching);
        if (missing == 0) {
            act.addThemeVariants(ButtonVariant.PRIMARY);
        }
        end.add(count, act);
        return this;
    }
}
