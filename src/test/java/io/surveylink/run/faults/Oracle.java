package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.testing.LocalMariaDb;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Compares what was acknowledged with what Salesforce has: nothing lost, nothing doubled, the rest waits with a reason.
 */
public final class Oracle {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Cluster cluster;

    public Oracle(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Waits for the delivery of everything that the sender was promised, and checks the invariants of quality.md. */
    void check(Sender sender) {
        awaitDelivered(sender, LIMIT);
        for (String object : List.of("Contact", "Survey_Response__c")) {
            assertThat(keys(object, "Survey_Response_Id__c", sender))
                    .as("2: exactly one %s for each response", object)
                    .containsExactlyInAnyOrderElementsOf(sender.acknowledged());
        }
        var leads = keys("Lead", "LastName", sender);
        assertThat(leads).as("3: no second Lead").doesNotHaveDuplicates();
        var states = statesOfLeads(sender);
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum())
                .as("1: every acknowledged response has its run, in %s", states)
                .isEqualTo(sender.acknowledged().size());
        assertThat(states.keySet()).as("1: delivered or uncertain").isSubsetOf("SUCCEEDED", "UNCERTAIN");
        assertThat(leads.size())
                .as("3: a Lead for each run that succeeded, in %s", states)
                .isBetween(
                        states.getOrDefault("SUCCEEDED", 0),
                        sender.acknowledged().size());
    }

    /** No run of the sender's responses is on its way any more. */
    public void awaitDelivered(Sender sender, Duration atMost) {
        Awaitility.await("the delivery of " + sender.acknowledged().size() + " responses")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> isDelivered(sender));
    }

    boolean isDelivered(Sender sender) {
        return count(
                        "SELECT r.state, COUNT(*) FROM run r JOIN response p ON p.id = r.response_id"
                                + " WHERE p.external_id LIKE ? AND r.state = 'WAITING' GROUP BY r.state",
                        sender)
                .isEmpty();
    }

    private Map<String, Integer> statesOfLeads(Sender sender) {
        return count(
                "SELECT r.state, COUNT(*) FROM run r JOIN response p ON p.id = r.response_id"
                        + " JOIN workflow w ON w.id = r.workflow_id"
                        + " WHERE p.external_id LIKE ? AND w.name = 'Response to Lead' GROUP BY r.state",
                sender);
    }

    private Map<String, Integer> count(String sql, Sender sender) {
        try (var connection = DriverManager.getConnection(
                        cluster.jdbcUrl(), LocalMariaDb.RUNTIME_USER, LocalMariaDb.PASSWORD);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, sender.prefix() + "-%");
            var counts = new HashMap<String, Integer>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getInt(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids of the sender's responses that have a record. */
    List<String> keys(String object, String field, Sender sender) {
        return cluster.salesforce().records(object).stream()
                .map(record -> String.valueOf(record.get(field)))
                .filter(key -> key.contains(":" + sender.prefix() + "-"))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .toList();
    }
}
