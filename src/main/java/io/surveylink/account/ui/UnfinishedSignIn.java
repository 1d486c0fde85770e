package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Times;
import io.surveylink.oauth.Refusals;
import io.surveylink.oauth.SignInAttempt;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A sign-in that left for Salesforce and did not come back. Salesforce shows what is wrong with the app itself on its
 * own page and never returns from there; this explains what the person may have read.
 */
class UnfinishedSignIn extends Div {

    private static final long serialVersionUID = 1L;

    /** What Salesforce's page says, by what it means (OAuth 2.0 errors of the web server flow). */
    private static final Map<ErrorCode, String> SHOWN = new EnumMap<>(Map.of(
            ErrorCode.SALESFORCE_APP_UNKNOWN, "invalid_client_id",
            ErrorCode.SALESFORCE_APP_CALLBACK_REFUSED, "redirect_uri_mismatch",
            ErrorCode.SALESFORCE_APP_OF_ANOTHER_ORG, "Cross-org OAuth flows are not supported",
            ErrorCode.SALESFORCE_APP_NOT_INSTALLED, "OAUTH_EC_APP_NOT_FOUND, OAUTH_APPROVAL_ERROR_GENERIC",
            ErrorCode.SALESFORCE_APP_BLOCKED, "OAUTH_APP_BLOCKED",
            ErrorCode.SALESFORCE_USER_NOT_APPROVED, "OAUTH_APP_ACCESS_DENIED"));

    UnfinishedSignIn(SignInAttempt attempt, Instant now, Refusals refusals, AccountDialogs dialogs) {
        addClassName("sl-unfinished");
        boolean timedOut = now.isAfter(attempt.expiresAt());
        add(
                new Banner(
                        Banner.Tone.ATTENTION,
                        getTranslation("account.unfinished.title", Times.hourAndMinute(attempt.startedAt())),
                        getTranslation(timedOut ? "account.unfinished.timedOut" : "account.unfinished.waiting"),
                        buttons(attempt, dialogs)),
                explanation(refusals));
    }

    private Component buttons(SignInAttempt attempt, AccountDialogs dialogs) {
        var giveUp = new Button(
                getTranslation("account.unfinished.giveUp"),
                click -> Errors.guard(() -> {
                    dialogs.giveUp(attempt.id());
                    removeFromParent();
                }));
        giveUp.addThemeVariants(ButtonVariant.TERTIARY);
        var again = new Button(
                getTranslation("account.startAgain"),
                VaadinIcon.EXTERNAL_LINK.create(),
                click -> Errors.guard(() -> dialogs.startAgain(attempt.id())));
        again.setIconAfterText(true);
        var buttons = new Div(giveUp, again);
        buttons.addClassName("sl-actions");
        return buttons;
    }

    private Component explanation(Refusals refusals) {
        var list = new Div();
        list.addClassName("sl-shown");
        SHOWN.forEach((code, shown) -> {
            var words = new Span(shown);
            words.addClassName("sl-mono");
            list.add(words, new Div(Errors.sentence(refusals.error(code))));
        });
        var details = new Details(getTranslation("account.unfinished.shown"), list);
        details.setOpened(false);
        return details;
    }
}
