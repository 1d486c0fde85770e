package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The access tokens of one environment. */
public final class Sessions {

    private static final String COLLECTION = "sessions";

    /** How exactly the last use survives a restart. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final StateStore store;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public Sessions(InstantSource clock, StateStore store) {
        this.clock = clock;
        this.store = store;
        sessions.putAll(store.load(COLLECTION, Session.class));
    }

    Session open(String token, String orgId, Grant grant, Duration timeout) {
        Instant now = clock.instant();
        Session session =
                new Session(token, orgId, grant.username(), grant.app(), grant.id(), grant.scopes(), now, now, timeout);
        keep(session);
        return session;
    }

    /** Opens a session by user name and password: no app and no approval behind it. */
    public Session openDirectly(Org org, OrgUser user, Duration timeout) {
        Instant now = clock.instant();
        Session session = new Session(
                Tokens.accessToken(org.id()), org.id(), user.username(), "", "", List.of("full"), now, now, timeout);
        keep(session);
        return session;
    }

    /** Finds a session that is not over, without using it. */
    public Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(token)).filter(session -> !session.isOver(clock.instant()));
    }

    /** Finds a session and counts this as a use: its timeout begins anew. */
    public Optional<Session> use(String token) {
        Instant now = clock.instant();
        return find(token).map(session -> {
            Session used = session.usedAt(now);
            // Replaced only if it is still there: a session that is killed meanwhile stays dead.
            boolean alive = sessions.replace(token, session, used);
            if (alive && session.lastUsedAt().plus(GRAIN).isBefore(now)) {
                store.put(COLLECTION, token, used);
            }
            return used;
        });
    }

    void kill(String token) {
        sessions.remove(token);
        store.remove(COLLECTION, token);
    }

    void killOf(String grantId) {
        killWhere(session -> session.grantId().equals(grantId));
    }

    public void killWhere(Predicate<Session> which) {
        List.copyOf(sessions.values()).stream()
                .filter(which)
                .map(Session::token)
                .forEach(this::kill);
    }

    private void keep(Session session) {
        sessions.put(session.token(), session);
        store.put(COLLECTION, session.token(), session);
    }
}
