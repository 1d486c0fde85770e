package io.surveylink.transfer.ui;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.ui.RequirementSentences;
import io.surveylink.account.ui.SalesforceWays;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.Transfers;
import io.surveylink.user.CurrentUser;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the pages call. */
@Component
record TransferPageServices(
        Transfers transfers,
        TransferReadiness readiness,
        ShownTransfers shown,
        LinkedAccounts accounts,
        SalesforceWays ways,
        RequirementSentences requirements,
        CurrentUser currentUser,
        Clock clock) {}
