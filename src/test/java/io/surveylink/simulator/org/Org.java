package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.schema.Schema;
import io.surveylink.simulator.schema.Schemas;
import io.surveylink.simulator.state.StateStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One Salesforce org with its schema, users and records. Safe for many threads: a call that writes holds its lock. */
public final class Org {

    private final OrgProfile profile;
    private final InstantSource clock;
    private final StateStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, RecordTable> tables = new HashMap<>();
    private final Map<String, Long> serials = new HashMap<>();
    private final RollingCount usage = new RollingCount(Duration.ofHours(24));
    private volatile Schema schema = Schemas.initial();
    private volatile Map<String, OrgUser> users;
    private volatile OrgRules rules = OrgRules.NONE;
    private volatile int refreshes;
    private volatile OrgPolicy policy = OrgPolicy.DEFAULT;

    /** What of an org is kept besides its records; serials go on counting where records were removed. */
    private record State(int refreshes, Map<String, Long> serials) {}

    public Org(OrgProfile profile, InstantSource clock, StateStore store) {
        this.profile = profile;
        this.clock = clock;
        this.store = store;
        this.users = initialUsers(profile);
        schema.objects().forEach(type -> tables.put(type.name(), new RecordTable(type)));
        State state = store.load("orgs", State.class).get(profile.key());
        if (state == null) {
            seed();
        } else {
            refreshes = state.refreshes();
            serials.putAll(state.serials());
            store.load(recordsCollection(), StoredRecord.class).values().forEach(this::keepLoaded);
        }
    }

    /** Short name, e.g. {@code acme}. */
    public String key() {
        return profile.key();
    }

    public String companyName() {
        return profile.companyName();
    }

    public Environment environment() {
        return profile.environment();
    }

    /** Eighteen characters; another one after each refresh of a sandbox. */
    public String id() {
        return RecordIds.of("00D", profile.pod(), profile.serial() + refreshes);
    }

    public String pod() {
        return profile.pod();
    }

    public Schema schema() {
        return schema;
    }

    public Collection<OrgUser> users() {
        return users.values();
    }

    public Optional<OrgUser> user(String username) {
        return Optional.ofNullable(users.get(username.toLowerCase(Locale.ROOT)));
    }

    public Optional<OrgUser> userById(String id) {
        return users.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** The administrator in whose name control calls write. */
    public OrgUser administrator() {
        return users.values().iterator().next();
    }

    public OrgPolicy policy() {
        return policy;
    }

    /** Changes what holds for the whole org. */
    public void changePolicy(UnaryOperator<OrgPolicy> change) {
        locked(() -> {
            policy = change.apply(policy);
            return null;
        });
    }

    /** @return requests of the last 24 hours, this one included */
    public int countRequest() {
        return usage.count(clock.instant());
    }

    public int requests() {
        return usage.current(clock.instant());
    }

    InstantSource clock() {
        return clock;
    }

    OrgRules rules() {
        return rules;
    }

    /** Changes a user as an administrator does in setup. */
    public void changeUser(String username, UnaryOperator<OrgUser> change) {
        locked(() -> {
            OrgUser user = user(username)
                    .orElseThrow(() -> new IllegalArgumentException("No user " + username + " in " + key()));
            Map<String, OrgUser> changed = new LinkedHashMap<>(users);
            changed.put(user.username(), change.apply(user));
            users = changed;
            return null;
        });
    }

    /** Changes the schema as an administrator does in setup. */
    public void changeSchema(UnaryOperator<Schema> change) {
        locked(() -> {
            schema = change.apply(schema);
            schema.objects()
                    .forEach(type -> tables.computeIfAbsent(type.name(), name -> new RecordTable(type))
                            .reindex(type));
            return null;
        });
    }

    /** Changes what looks at single records. */
    public void changeRules(UnaryOperator<OrgRules> change) {
        locked(() -> {
            rules = change.apply(rules);
            return null;
        });
    }

    /** Oldest first; a copy. */
    public List<StoredRecord> records(SObjectType type) {
        return locked(() -> List.copyOf(table(type).records()));
    }

    /** Those in the bin too. */
    public List<StoredRecord> recordsAndBin(SObjectType type) {
        return locked(() -> Stream.concat(table(type).records().stream(), table(type).bin().stream())
                .toList());
    }

    public int count(SObjectType type) {
        return locked(() -> table(type).size());
    }

    public Optional<StoredRecord> find(SObjectType type, String id) {
        return locked(() -> table(type).find(RecordIds.withSuffix(id)));
    }

    /** Whether upsert and queries find records by that field without reading all. */
    public boolean isIndexed(SObjectType type, String field) {
        return locked(() -> table(type).isIndexed(field));
    }

    public List<StoredRecord> findBy(SObjectType type, String field, String value) {
        return locked(() -> table(type).idsBy(field, value).stream()
                .flatMap(id -> table(type).find(id).stream())
                .toList());
    }

    /** Records, schema, users and rules are again what they were at the beginning; ids go on counting. */
    public void reset() {
        locked(() -> {
            clear();
            schema = Schemas.initial();
            users = initialUsers(profile);
            rules = OrgRules.NONE;
            policy = OrgPolicy.DEFAULT;
            seed();
            return null;
        });
    }

    /** A sandbox is made anew from production: another org id, the records of the beginning. */
    public void refresh() {
        locked(() -> {
            refreshes++;
            clear();
            seed();
            return null;
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    RecordTable table(SObjectType type) {
        return tables.computeIfAbsent(type.name(), name -> new RecordTable(type));
    }

    long nextSerial(String keyPrefix) {
        return serials.merge(keyPrefix, 1L, Long::sum);
    }

    String newId(SObjectType type) {
        return RecordIds.of(type.keyPrefix(), profile.pod(), nextSerial(type.keyPrefix()));
    }

    void persist(StoredRecord record) {
        store.put(recordsCollection(), record.id(), record);
    }

    private void clear() {
        tables.values().forEach(table -> {
            List<StoredRecord> records = new ArrayList<>(table.records());
            records.forEach(record -> {
                table.restore(record.id(), null);
                store.remove(recordsCollection(), record.id());
            });
        });
    }

    private void seed() {
        store.put("orgs", key(), new State(refreshes, Map.copyOf(serials)));
        InitialRecords.write(this);
    }

    private void keepLoaded(StoredRecord record) {
        schema.object(record.object()).ifPresent(type -> {
            table(type).put(record);
            serials.merge(type.keyPrefix(), RecordIds.serial(record.id()), Math::max);
        });
    }

    private String recordsCollection() {
        return "records/" + key();
    }

    private static Map<String, OrgUser> initialUsers(OrgProfile profile) {
        Map<String, OrgUser> users = new LinkedHashMap<>();
        profile.users().forEach(user -> users.put(user.username(), user));
        return users;
    }
}
