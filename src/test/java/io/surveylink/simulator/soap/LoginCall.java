package io.surveylink.simulator.soap;

import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.xml.XmlElement;
import io.surveylink.simulator.xml.XmlWriter;
import java.util.function.Supplier;

/** login(): gone from version 65 on, and before that only where an administrator has switched it on again. */
final class LoginCall {

    private static final int LAST_VERSION = 64;

    private final Orgs orgs;
    private final Sessions sessions;
    private final SessionTimeouts timeouts;
    private final Supplier<String> baseUrl;

    LoginCall(Orgs orgs, Sessions sessions, SessionTimeouts timeouts, Supplier<String> baseUrl) {
        this.orgs = orgs;
        this.sessions = sessions;
        this.timeouts = timeouts;
        this.baseUrl = baseUrl;
    }

    /** @throws CallFault for a version, an org or a person that login() is not for */
    Caller admit(XmlElement call, PartnerPath path) {
        if (path.version() > LAST_VERSION) {
            throw new CallFault(
                    "UNSUPPORTED_API_VERSION", "SOAP API login() is not available in API version 65.0 and later.");
        }
        Orgs.Member member = orgs.member(call.value("username").orElse(""))
                .filter(found -> found.user().active())
                .filter(found -> call.value("password").orElse("").equals(OrgUser.PASSWORD))
                .orElseThrow(() -> new CallFault(
                        "INVALID_LOGIN", "Invalid username, password, security token; or user locked out."));
        Org org = member.org();
        if (!org.policy().soapLogin()) {
            throw new CallFault("INVALID_OPERATION", "SOAP API login() is disabled by default in this org.");
        }
        switch (member.user().login()) {
            case ALLOWED -> {
                // In he comes.
            }
            case ADDRESS_RESTRICTED ->
                throw new CallFault(
                        "LOGIN_DURING_RESTRICTED_DOMAIN", "User is trying to log in from a restricted IP address");
            case OUTSIDE_HOURS ->
                throw new CallFault("LOGIN_DURING_RESTRICTED_TIME", "User is trying to log in outside of login hours");
        }
        Doorkeeper.checkApi(org, member.user());
        return new Caller(org, member.user(), sessions.openDirectly(org, member.user(), timeouts.of(org)));
    }

    void write(XmlWriter xml, Caller caller, PartnerPath path) {
        String orgId = caller.org().id().substring(0, 15);
        xml.open("result")
                .element("metadataServerUrl", baseUrl.get() + "/services/Soap/m/" + path.version() + ".0/" + orgId)
                .element("passwordExpired", false)
                .element("sandbox", caller.org().environment() == Environment.SANDBOX)
                .element("serverUrl", baseUrl.get() + "/services/Soap/u/" + path.version() + ".0/" + orgId)
                .element("sessionId", caller.session().token())
                .element("userId", caller.user().id());
        InfoCalls.userInfo(xml, "userInfo", caller);
        xml.close("result");
    }
}
