package io.surveylink.simulator.control;

import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.Apps;
import io.surveylink.simulator.oauth.ClientApp;
import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.schema.Schema;
import io.surveylink.simulator.state.StateStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
        String app = json.path("app").asString("");
        if (!app.isEmpty() && apps.find(app).isEmpty()) {
            throw Input.unknown(
                    "app", app, apps.all().stream().map(ClientApp::key).toList());
        }
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

    /** Everything is read before anything is changed: what is refused changes nothing. */
    private void change(JsonNode json) {
        changes(json).forEach(Runnable::run);
    }

    private List<Runnable> changes(JsonNode json) {
        Input input = Input.of(json, "org", "app", "user", "object", "field", "set");
        Target target = new Target(
                org(input),
                input.text("app", ""),
                input.text("user", ""),
                input.text("object", ""),
                input.text("field", ""));
        JsonNode set = input.value("set")
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("\"set\" is missing: {\"set\":{\"rotation\":true}}"));
        List<Map.Entry<String, JsonNode>> settings = settings(set);
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("\"set\" sets nothing");
        }
        if (target.user().isEmpty() && !target.object().isEmpty()) {
            return List.of(schemaChange(target, settings));
        }
        return settings.stream()
                .map(setting -> change(target, setting.getKey(), setting.getValue()))
                .toList();
    }

    /** All of them one after the other: a field that the first one adds may be changed by the second. */
    private static Runnable schemaChange(Target target, List<Map.Entry<String, JsonNode>> settings) {
        List<UnaryOperator<Schema>> changes = settings.stream()
                .map(setting ->
                        SchemaSettings.change(target.object(), target.field(), setting.getKey(), setting.getValue()))
                .toList();
        UnaryOperator<Schema> all = schema -> {
            Schema changed = schema;
            for (UnaryOperator<Schema> change : changes) {
                changed = change.apply(changed);
            }
            return changed;
        };
        var _ = all.apply(target.org().schema());
        return () -> target.org().changeSchema(all);
    }

    /** Permissions may stand together in an object of their own. */
    private static List<Map.Entry<String, JsonNode>> settings(JsonNode set) {
        return set.properties().stream()
                .flatMap(entry ->
                        entry.getKey().equals("permissions") && entry.getValue().isObject()
                                ? entry.getValue().properties().stream()
                                : Stream.of(entry))
                .toList();
    }

    /** @param app consumer key; this and what follows is empty where it is not meant */
    private record Target(Org org, String app, String user, String object, String field) {

        private Target {
            if (!field.isEmpty() && object.isEmpty()) {
                throw new IllegalArgumentException("\"field\" needs its \"object\"");
            }
            if (!app.isEmpty() && !(user.isEmpty() && object.isEmpty())) {
                throw new IllegalArgumentException("\"app\" goes with neither \"user\" nor \"object\"");
            }
        }
    }

    private Runnable change(Target target, String name, JsonNode value) {
        Org org = target.org();
        if (!target.user().isEmpty()) {
            UnaryOperator<OrgUser> change = UserSettings.change(org, target.object(), target.field(), name, value);
            if (org.user(target.user()).isEmpty()) {
                throw new IllegalArgumentException("No user " + target.user() + " in " + org.key());
            }
            return () -> org.changeUser(target.user(), change);
        }
        Optional<UnaryOperator<AppPolicy>> ofApp = AppSettings.change(name, value);
        if (ofApp.isPresent()) {
            return () -> apps.change(org.key(), target.app(), ofApp.get());
        }
        if (!target.app().isEmpty()) {
            throw Input.unknown("setting of an app", name, AppSettings.NAMES);
        }
        return OrgSettings.change(org, timeouts, name, value)
                .orElseThrow(() -> Input.unknown(
                        "setting of an org or its apps",
                        name,
                        Stream.concat(AppSettings.NAMES.stream(), OrgSettings.NAMES.stream())
                                .toList()));
    }

    private Org org(Input input) {
        String key = input.text("org", "");
        if (!key.isEmpty()) {
            return orgs.byKey(key).orElseThrow(() -> new IllegalArgumentException("No org " + key));
        }
        return orgs.member(input.text("user", "")).map(Orgs.Member::org).orElse(orgs.first());
    }
}
