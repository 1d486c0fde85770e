package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.state.StateStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Approvals and their refresh tokens. When one dies, its sessions die with it. */
public final class Grants {

    /** A sixth approval of one app by one user kills the oldest: Salesforce's documented limit. */
    private static final int MAX_APPROVALS = 5;

    private static final String COLLECTION = "grants";

    private final InstantSource clock;
    private final StateStore store;
    private final Sessions sessions;
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private int made;

    public Grants(InstantSource clock, StateStore store, Sessions sessions) {
        this.clock = clock;
        this.store = store;
        this.sessions = sessions;
        grants.putAll(store.load(COLLECTION, Grant.class));
        made = store.load("grantCount", Integer.class).getOrDefault("made", 0);
    }

    /** What became of a refresh token that somebody presents. */
    sealed interface Presented {

        record Valid(Grant grant) implements Presented {}

        /** It was rotated out before: whoever holds it is not the one it was given to, or the other one is not. */
        record Replayed(Grant grant) implements Presented {}

        record Unknown() implements Presented {}
    }

    synchronized Grant approve(Org org, OrgUser user, ClientApp app, List<String> scopes) {
        Instant now = clock.instant();
        boolean offline = scopes.contains("refresh_token") || scopes.contains("offline_access");
        store.put("grantCount", "made", ++made);
        Grant grant = new Grant(
                RecordIds.of("0CQ", org.pod(), made),
                org.key(),
                user.username(),
                app.key(),
                List.copyOf(scopes),
                offline ? Tokens.refreshToken() : null,
                List.of(),
                now,
                now,
                1,
                now);
        keep(grant);
        List<Grant> same = grants.values().stream()
                .filter(other -> other.refreshToken() != null)
                .filter(other -> other.belongsTo(org.key(), user.username(), app.key()))
                .sorted(Comparator.comparing(Grant::createdAt))
                .toList();
        same.stream().limit(Math.max(0, same.size() - MAX_APPROVALS)).forEach(this::kill);
        return grant;
    }

    synchronized boolean isApproved(Org org, OrgUser user, ClientApp app, List<String> scopes) {
        return grants.values().stream()
                .filter(grant -> grant.belongsTo(org.key(), user.username(), app.key()))
                .anyMatch(grant -> grant.scopes().containsAll(scopes));
    }

    synchronized Presented present(String refreshToken) {
        for (Grant grant : grants.values()) {
            if (refreshToken.equals(grant.refreshToken())) {
                return new Presented.Valid(grant);
            }
            if (grant.retired().contains(refreshToken)) {
                return new Presented.Replayed(grant);
            }
        }
        return new Presented.Unknown();
    }

    synchronized Optional<Grant> find(String id) {
        return Optional.ofNullable(grants.get(id));
    }

    synchronized void used(Grant grant) {
        find(grant.id()).ifPresent(current -> keep(current.used(clock.instant())));
    }

    /** @return the grant with its new refresh token; empty if another request was first */
    synchronized Optional<Grant> rotate(Grant grant) {
        return find(grant.id())
                .filter(current -> String.valueOf(grant.refreshToken()).equals(current.refreshToken()))
                .map(current -> {
                    Grant rotated = current.rotated(Tokens.refreshToken(), clock.instant());
                    keep(rotated);
                    return rotated;
                });
    }

    synchronized void kill(Grant grant) {
        grants.remove(grant.id());
        store.remove(COLLECTION, grant.id());
        sessions.killOf(grant.id());
    }

    /** @return how many died */
    public synchronized int killWhere(Predicate<Grant> which) {
        List<Grant> doomed = grants.values().stream().filter(which).toList();
        doomed.forEach(this::kill);
        return doomed.size();
    }

    /** Oldest first. */
    public synchronized List<Grant> list() {
        return new ArrayList<>(grants.values());
    }

    private void keep(Grant grant) {
        grants.put(grant.id(), grant);
        store.put(COLLECTION, grant.id(), grant);
    }
}
