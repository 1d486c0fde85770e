package io.surveylink.administration.ui;

import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.Transfers;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserAdministration;
import org.springframework.stereotype.Component;

/** What the board needs to move projects. */
@Component
record TransferServices(
        Transfers transfers, TransferReadiness readiness, UserAdministration users, CurrentUser currentUser) {}
