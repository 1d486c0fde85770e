package io.surveylink.simulator.control;

import io.surveylink.simulator.fault.CallLog;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.simulator.fault.Faults;
import io.surveylink.simulator.fault.Holds;
import io.surveylink.simulator.fault.Pause;
import io.surveylink.simulator.oauth.Apps;
import io.surveylink.simulator.oauth.Grant;
import io.surveylink.simulator.oauth.Grants;
import io.surveylink.simulator.oauth.SessionTimeouts;
import io.surveylink.simulator.oauth.Sessions;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.RecordWriter;
import io.surveylink.simulator.org.RowInput;
import io.surveylink.simulator.org.SetupTables;
import io.surveylink.simulator.org.SimulatorClock;
import io.surveylink.simulator.org.StoredRecord;
import io.surveylink.simulator.org.WriteCall;
import io.surveylink.simulator.org.WriteOptions;
import io.surveylink.simulator.org.WriteResult;
import io.surveylink.simulator.outbound.OutboundMessages;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything a test may do to one environment; the control calls over HTTP do the same. */
public final class Controls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Environment environment;
    private final Orgs orgs;
    private final Grants grants;
    private final Sessions sessions;
    private final SimulatorClock clock;
    private final CallLog calls;
    private final Faults faults;
    private final Holds holds;
    private final Pause pause;
    private final OutboundMessages outbound;
    private final Settings settings;

    public Controls(
            Environment environment,
            Orgs orgs,
            Apps apps,
            Grants grants,
            Sessions sessions,
            SessionTimeouts timeouts,
            SimulatorClock clock,
            CallLog calls,
            Faults faults,
            Holds holds,
            Pause pause,
            OutboundMessages outbound,
            StateStore store) {
        this.environment = environment;
        this.orgs = orgs;
        this.grants = grants;
        this.sessions = sessions;
        this.clock = clock;
        this.calls = calls;
        this.faults = faults;
        this.holds = holds;
        this.pause = pause;
        this.outbound = outbound;
        this.settings = new Settings(orgs, apps, timeouts, store);
    }

    public Orgs orgs() {
        return orgs;
    }

    /** The records of an object in the first org, newest last. */
    public List<Map<String, Object>> records(String object) {
        return records(object, orgs.first().key());
    }

    public List<Map<String, Object>> records(String object, String org) {
        Org of = org(org);
        SObjectType type = type(of, object);
        List<StoredRecord> rows =
                type.setup() ? SetupTables.rows(type.name(), of, of.administrator()) : of.records(type);
        return rows.stream().map(record -> RecordJson.of(type, record)).toList();
    }

    /**
     * Changes a record as a Salesforce user would, or adds it.
     *
     * @param id of an existing record, or any well-formed one of the object; anything else makes a new id
     * @param values by API name; null clears a field
     * @return the record as it is now
     * @throws IllegalArgumentException if the org refuses it
     */
    public Map<String, Object> putRecord(String object, String id, String org, Map<String, ?> values) {
        Org of = org(org);
        SObjectType type = type(of, object);
        boolean known = RecordIds.isWellFormed(id) && id.startsWith(type.keyPrefix());
        if (RecordIds.isWellFormed(id) && !known) {
            throw new IllegalArgumentException(id + " is no id of a " + type.name());
        }
        RowInput row = RecordJson.toRow(
                type, known ? id : "", known ? of.find(type, id).orElse(null) : null, values);
        WriteCall call = known ? new WriteCall.Put(List.of(row)) : new WriteCall.Create(List.of(row));
        WriteResult result = new RecordWriter(of, outbound)
                .write(call, of.administrator(), WriteOptions.DEFAULT)
                .getFirst();
        if (result.id() == null) {
            throw new IllegalArgumentException(result.errors().stream()
                    .map(error -> error.code() + ": " + error.message())
                    .collect(Collectors.joining("; ")));
        }
        return of.find(type, result.id())
                .map(record -> RecordJson.of(type, record))
                .orElseThrow();
    }

    /** Calls with a higher number, oldest first. */
    public List<CallRecord> calls(long after) {
        return calls.after(after);
    }

    public long lastCall() {
        return calls.last();
    }

    /** @param user empty for all */
    public List<Grant> grants(String user) {
        return grants.list().stream()
                .filter(grant -> user.isEmpty() || grant.username().equals(user))
                .toList();
    }

    /**
     * Kills a user's refresh tokens and sessions.
     *
     * @return how many approvals died
     */
    public int revokeGrants(String user) {
        if (orgs.member(user).isEmpty()) {
            throw new IllegalArgumentException("No user " + user);
        }
        int revoked = grants.killWhere(grant -> grant.username().equals(user));
        expireSessions(user);
        return revoked;
    }

    /** Ends a user's sessions; refresh tokens live on. */
    public void expireSessions(String user) {
        sessions.killWhere(session -> session.username().equals(user));
    }

    public OutboundMessages outbound() {
        return outbound;
    }

    public Faults.Rule addFault(FaultMatch match, Fault fault, int times) {
        return faults.add(match, fault, times);
    }

    Faults.Rule addFault(Faults.Asked asked) {
        return addFault(asked.match(), asked.fault(), asked.times());
    }

    /** For the next call of that kind. */
    public Faults.Rule addFault(String call, Fault fault) {
        return addFault(FaultMatch.call(call), fault, 1);
    }

    public List<Faults.Rule> faults() {
        return faults.list();
    }

    public void clearFaults() {
        faults.clear();
    }

    public Holds holds() {
        return holds;
    }

    public SimulatorClock clock() {
        return clock;
    }

    public void latency(Duration perCall) {
        pause.latency(perCall);
    }

    /** @param json as the control call takes it: {@code {"org","user"?,"object"?,"field"?,"set":{…}}} */
    public void settings(String json) {
        settings(JSON.readTree(json));
    }

    void settings(JsonNode json) {
        settings.apply(json);
    }

    /** A sandbox gets a new org id; its tokens die. */
    public String refreshOrg(String key) {
        if (environment != Environment.SANDBOX) {
            throw new IllegalArgumentException("Only a sandbox can be refreshed");
        }
        Org org = org(key);
        String oldId = org.id();
        org.refresh();
        grants.killWhere(grant -> grant.org().equals(org.key()));
        sessions.killWhere(session -> session.orgId().equals(oldId));
        return org.id();
    }

    /**
     * Records, settings, faults and latency as in the beginning. Approvals and definitions of outbound messages stay, the
     * clock goes on.
     */
    public void reset() {
        faults.clear();
        holds.releaseAll();
        pause.latency(Duration.ZERO);
        settings.reset();
        orgs.all().forEach(Org::reset);
        outbound.reset();
    }

    Org org(String key) {
        return orgs.byKey(key).orElseThrow(() -> new IllegalArgumentException("No org " + key));
    }

    private static SObjectType type(Org org, String object) {
        return org.schema().object(object).orElseThrow(() -> new IllegalArgumentException("No object " + object));
    }
}
