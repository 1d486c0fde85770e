package io.surveylink.run.ui;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.run.LiveRuns;
import io.surveylink.run.RunControl;
import io.surveylink.run.Runs;
import io.surveylink.run.UnstartedEvents;
import io.surveylink.user.Actor;
import io.surveylink.user.CurrentUser;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the screens of runs ask. */
@Component
record RunServices(
        Runs runs,
        RunControl control,
        UnstartedEvents unstarted,
        LiveRuns live,
        LinkedAccounts accounts,
        CurrentUser currentUser,
        Clock clock) {

    Actor actor() {
        return currentUser.actor();
    }
}
