package io.surveylink.account.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts.DeletionImpact;
import io.surveylink.common.ui.ImpactList;
import io.surveylink.common.ui.Mark;

/** What deleting an account brings about, in sentences. */
final class DeletionTexts {

    private DeletionTexts() {}

    static ImpactList impact(Account account, DeletionImpact impact) {
        var list = new ImpactList();
        if (impact.workflows().isEmpty()) {
            list.add(VaadinIcon.PAUSE, text("account.delete.noWorkflow"), "", "");
        } else {
            list.add(
                    VaadinIcon.PAUSE,
                    text("account.delete.workflows", impact.workflows().size(), account.orgName()),
                    String.join(", ", impact.workflows()),
                    String.join(", ", impact.projects()));
        }
        if (impact.heldRuns() > 0) {
            list.add(
                    Mark.HELD,
                    text("account.delete.held", impact.heldRuns()),
                    text("account.delete.held.detail", account.orgName()),
                    text("account.delete.held.none"));
        }
        return list.add(VaadinIcon.KEY_O, text("account.delete.revoked"), text("account.delete.revoked.detail"), "");
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
