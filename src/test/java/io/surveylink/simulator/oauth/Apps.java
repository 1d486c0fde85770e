package io.surveylink.simulator.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The apps of one environment, and what administrators of single orgs have changed about them. */
public final class Apps {

    private final Map<String, ClientApp> apps = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    private record Change(String org, String app, UnaryOperator<AppPolicy> what) {}

    public synchronized void register(ClientApp app) {
        apps.put(app.key(), app);
    }

    public synchronized Optional<ClientApp> find(String key) {
        return Optional.ofNullable(apps.get(key));
    }

    public synchronized List<ClientApp> all() {
        return List.copyOf(apps.values());
    }

    public synchronized AppPolicy policy(String org, String app) {
        AppPolicy policy = find(app).map(ClientApp::policy).orElse(AppPolicy.DEFAULT);
        for (Change change : changes) {
            if (change.org().equals(org)
                    && (change.app().isEmpty() || change.app().equals(app))) {
                policy = change.what().apply(policy);
            }
        }
        return policy;
    }

    /** @param app consumer key; empty for every app, also one that is registered later */
    public synchronized void change(String org, String app, UnaryOperator<AppPolicy> what) {
        changes.add(new Change(org, app, what));
    }

    /** Forgets what administrators have changed. */
    public synchronized void reset() {
        changes.clear();
    }
}
