package io.surveylink.account.ui;

import com.vaadin.flow.component.Unit;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.oauth.SignInFailure;

/** Back from Salesforce without a link: why, who can mend it, and once more from the same step. */
class LinkFailedDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final float WIDTH = 560;

    LinkFailedDialog(SignInFailure failure, AccountDialogs dialogs) {
        addClassName("sl-dialog");
        setWidth(WIDTH, Unit.PIXELS);
        setHeaderTitle(getTranslation("account.failed.title"));
        String why =
                getTranslation(failure.code().textKey(), failure.arguments().toArray());
        var nothing = new Paragraph(getTranslation("account.failed.nothing"));
        nothing.addClassName("sl-secondary-color");
        var body = new Div(new Banner(Banner.Tone.TROUBLE, "", why), nothing);
        body.addClassName("sl-dialog-body");
        add(body);
        var close = new Button(getTranslation("common.action.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
        failure.attempt().ifPresent(attempt -> {
            var again = new Button(
                    getTranslation("account.startAgain"),
                    VaadinIcon.EXTERNAL_LINK.create(),
                    click -> Errors.guard(() -> dialogs.startAgain(attempt)));
            again.setIconAfterText(true);
            again.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(again);
        });
    }
}
