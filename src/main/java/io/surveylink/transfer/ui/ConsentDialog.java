package io.surveylink.transfer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferReadiness.StepConsent;
import io.surveylink.ownership.TransferReadiness.StepReadiness;

/** Asks the new owner whether what somebody else publishes may write with their credentials, in plain words. */
final class ConsentDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Runnable agreed;

    ConsentDialog(StepReadiness step, StepConsent consent, Runnable agreed) {
        this.agreed = agreed;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("transfer.consent.title", consent.publisherName()));
        setWidth("560px");
        var org = new Span(
                new OrgTile(step.org().name(), step.org().environment(), OrgTile.Size.SMALL),
                new Span(step.org().name()),
                new EnvironmentBadge(step.org().environment()));
        org.addClassName("sl-line");
        var what = new KeyValue()
                .with(getTranslation("transfer.consent.publisher"), consent.publisherName())
                .with(getTranslation("transfer.consent.writes"), ReadinessRow.title(step))
                .with(getTranslation("transfer.consent.object"), consent.key().object())
                .with(getTranslation("transfer.consent.org"), org);
        StepAccount account = step.account();
        if (account != null) {
            what.with(
                    getTranslation("transfer.consent.account"),
                    getTranslation("ownership.bindings.accountAndUser", account.name(), account.username()));
        }
        var body = new Div(
                new Paragraph(getTranslation("transfer.consent.text", consent.publisherName())),
                what,
                new Paragraph(getTranslation("transfer.consent.later", consent.publisherName())));
        body.addClassName("sl-dialog-body");
        add(body);
        var notNow = new Button(getTranslation("transfer.consent.notNow"), click -> close());
        notNow.addThemeVariants(ButtonVariant.TERTIARY);
        var agree = new Button(getTranslation("ownership.consent.agree"), click -> agree());
        agree.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(notNow, agree);
    }

    private void agree() {
        if (Errors.guard(agreed)) {
            close();
        }
    }
}
