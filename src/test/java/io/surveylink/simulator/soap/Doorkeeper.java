package io.surveylink.simulator.soap;

import io.surveylink.simulator.oauth.Session;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RecordIds;
import java.util.Optional;

/** Who may come in with which session. */
final class Doorkeeper {

    private final Orgs orgs;
    private final Sessions sessions;

    Doorkeeper(Orgs orgs, Sessions sessions) {
        this.orgs = orgs;
        this.sessions = sessions;
    }

    /** Whose the session is, without using it. */
    Optional<Caller> identify(String sessionId) {
        return sessions.find(sessionId).flatMap(this::caller);
    }

    /**
     * @param orgIdInPath 15 or 18 characters, or empty
     * @throws CallFault INVALID_SESSION_ID, API_DISABLED_FOR_ORG, REQUEST_LIMIT_EXCEEDED
     */
    Caller admit(String sessionId, String orgIdInPath) {
        Caller caller = sessions.use(sessionId)
                .filter(session -> !session.isJwt())
                .flatMap(this::caller)
                .filter(found -> orgIdInPath.isEmpty() || found.org().id().equals(RecordIds.withSuffix(orgIdInPath)))
                .orElseThrow(() -> unknown(sessionId));
        if (!caller.session().opensApi()) {
            throw new CallFault("INVALID_SESSION_ID", "This session is not valid for use with the API");
        }
        checkApi(caller.org(), caller.user());
        if (caller.org().countRequest() > caller.org().policy().requestLimit()) {
            throw new CallFault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        return caller;
    }

    /** @throws CallFault if the org is locked, or the API closed to it or to the user */
    static void checkApi(Org org, OrgUser user) {
        if (!org.policy().active()) {
            throw new CallFault("ORG_LOCKED", "The organization has been locked. You must contact Support.");
        }
        if (!org.policy().apiEnabled() || !user.permissions().apiEnabled()) {
            throw new CallFault("API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner");
        }
    }

    private Optional<Caller> caller(Session session) {
        Optional<Org> org = orgs.byId(session.orgId());
        return org.flatMap(found -> found.user(session.username())
                .filter(user -> user.active())
                .map(user -> new Caller(found, user, session)));
    }

    private static CallFault unknown(String sessionId) {
        String hash = sessionId.isEmpty() ? "null" : Integer.toHexString(sessionId.hashCode()) + "=";
        return new CallFault(
                "INVALID_SESSION_ID",
                "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash: "
                        + hash + "\nThis error usually occurs after a session expires or a user logs out. ");
    }
}
