package io.surveylink.account;

import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SimulatorBrowser.Callback;
import io.surveylink.user.Actor;
import java.util.Map;

/** A sign-in at Salesforce step by step, for tests of what may go wrong between the steps. */
public final class SignInFlow {

    private final SignIns signIns;
    private final Actor actor;
    private final String session;
    private final Callback callback;

    private SignInFlow(SignIns signIns, Actor actor, String session, Callback callback) {
        this.signIns = signIns;
        this.actor = actor;
        this.session = session;
        this.callback = callback;
    }

    /** Goes to Salesforce to link an account, and allows it there. */
    public static SignInFlow link(
            SalesforceApps apps,
            AccountLinks links,
            SignIns signIns,
            Actor actor,
            Environment environment,
            String username,
            String name) {
        String session = RandomIds.secret();
        var app = apps.choices(environment).getFirst();
        var authorize = links.link(actor, session, app.id(), name, "accounts");
        return new SignInFlow(signIns, actor, session, new SimulatorBrowser().walk(authorize, username, "allow"));
    }

    public SignInOutcome finish() {
        return finishAs(actor, session);
    }

    public SignInOutcome finishAs(Actor other, String otherSession) {
        return signIns.finish(other, otherSession, callback.appPublicId(), callback.parameters());
    }

    public String session() {
        return session;
    }

    public Map<String, String> parameters() {
        return callback.parameters();
    }
}
