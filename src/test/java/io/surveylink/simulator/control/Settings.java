package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.Apps;
import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.state.StateStore;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an administrator would do in setup, asked for as {@code {"org","app"?,"user"?,"object"?,"field"?,"set":{…}}}. Each
 * change is kept and made again at the next start; a reset forgets them.
 */
final class Settings {

    private static final String COLLECTION = "settings";

    private final Orgs orgs;
    private final Apps apps;
    private final SessionTimeouts timeouts;
    private final StateStore store;
    private int made;

    Settings(Orgs orgs, Apps apps, SessionTimeouts timeouts, StateStore store) {
        this.orgs = orgs;
        this.apps = apps;
        this.timeouts = timeouts;
        this.store = store;
        Map<String, JsonNode> kept = store.load(COLLECTION, JsonNode.class);
        kept.values().forEach(this::change);
        made = kept.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
    }

    synchronized void apply(JsonNode json) {
        change(json);
        store.put(COLLECTION, String.valueOf(++made), json);
    }

    synchronized void reset() {
        apps.reset();
        timeouts.reset();
        for (int i = 1; i <= made; i++) {
            store.remove(COLLECTION, String.valueOf(i));
        }
    }

    private void change(JsonNode json) {
        Org org = org(json);
        String user = json.path("user").asString("");
        String object = json.path("object").asString("");
        String field = json.path("field").asString("");
        String app = json.path("app").asString("");
        json.path("set").properties().forEach(setting -> {
            String name = setting.getKey();
            JsonNode value = setting.getValue();
            if (!user.isEmpty()) {
                UserSettings.set(org, user, object, field, name, value);
            } else if (!object.isEmpty()) {
                SchemaSettings.set(org, object, field, name, value);
            } else if (!AppSettings.set(apps, org, app, name, value)) {
                OrgSettings.set(org, timeouts, name, value);
            }
        });
    }

    private Org org(JsonNode json) {
        String key = json.path("org").asString("");
        if (!key.isEmpty()) {
            return orgs.byKey(key).orElseThrow(() -> new IllegalArgumentException("No org " + key));
        }
        return orgs.member(json.path("user").asString("")).map(Orgs.Member::org).orElse(orgs.first());
    }
}
