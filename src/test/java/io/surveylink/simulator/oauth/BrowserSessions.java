package io.surveylink.simulator.oauth;

import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Orgs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Who is signed in, in which browser. */
final class BrowserSessions {

    private final IntSupplier port;
    private final Map<String, String> usernames = new ConcurrentHashMap<>();

    /** @param port browsers share cookies between ports: the cookie bears the port in its name */
    BrowserSessions(IntSupplier port) {
        this.port = port;
    }

    Optional<Orgs.Member> signedIn(Request request, Orgs orgs) {
        return request.cookie(cookieName())
                .map(usernames::get)
                .flatMap(orgs::member)
                .filter(member -> member.user().active());
    }

    /** @return the cookie to set */
    String signIn(Orgs.Member member) {
        String id = Tokens.random(40);
        usernames.put(id, member.user().username());
        return cookieName() + "=" + id + "; Path=/; HttpOnly; SameSite=Lax";
    }

    private String cookieName() {
        return "SIMULATOR_" + port.getAsInt();
    }
}
