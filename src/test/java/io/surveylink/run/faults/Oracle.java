package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.surveylink.run.RunState;
import io.surveylink.testing.DemoData;
import io.surveylink.testing.LocalMariaDb;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Compares what was acknowledged with what Salesforce has: nothing lost, nothing doubled, the rest waits with a reason.
 */
public final class Oracle {

    static final String CREATED = "Lead";

    private static final List<String> UPSERTED = List.of("Contact", "Survey_Response__c");
    static final List<String> OBJECTS = List.of("Contact", "Survey_Response__c", CREATED);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private final Cluster cluster;

    public Oracle(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Waits for the delivery of everything that the sender was promised, and checks the invariants of quality.md. */
    void check(Sender sender) {
        awaitDelivered(sender, LIMIT);
        checkNow(sender);
        assertThat(states(sender).keySet())
                .as("1: delivered or uncertain")
                .isSubsetOf(RunState.SUCCEEDED, RunState.SKIPPED, RunState.UNCERTAIN);
        for (String object : UPSERTED) {
            assertThat(recordsByResponse(object, sender).keySet())
                    .as("2: a %s for each response", object)
                    .containsExactlyInAnyOrderElementsOf(sender.acknowledged());
        }
    }

    /** What is true at every moment, whatever is on its way: seen by the REST API and in Salesforce. */
    void checkNow(Sender sender) {
        var deliveries = Delivery.of(sender);
        for (String object : OBJECTS) {
            var mine = deliveries.stream()
                    .filter(delivery -> delivery.object().equals(object))
                    .toList();
            assertThat(mine.stream().map(Delivery::response).collect(Collectors.toSet()))
                    .as("1: every acknowledged response has its run to %s", object)
                    .containsExactlyInAnyOrderElementsOf(sender.acknowledged());
            // Read after the runs: what they call succeeded must be here.
            var records = recordsByResponse(object, sender);
            assertThat(records)
                    .as("2, 3: no second %s", object)
                    .allSatisfy((response, ids) -> assertThat(ids).hasSize(1));
            mine.forEach(delivery -> checkState(delivery, records.getOrDefault(delivery.response(), List.of())));
        }
    }

    private static void checkState(Delivery delivery, List<String> records) {
        switch (delivery.state()) {
            case SUCCEEDED ->
                assertThat(records).as("the record of %s", delivery).containsExactly(delivery.recordId());
            case RETRYING, HELD, UNCERTAIN, FAILED ->
                assertThat(delivery.reason()).as("what is said of %s", delivery).isNotEmpty();
            case QUEUED, RUNNING, SKIPPED -> {}
            case CANCELLED -> fail("nobody cancelled %s", delivery);
        }
    }

    Map<RunState, Integer> states(Sender sender) {
        return count(Delivery.of(sender));
    }

    Map<RunState, Integer> states(Sender sender, String object) {
        return count(Delivery.of(sender).stream()
                .filter(delivery -> delivery.object().equals(object))
                .toList());
    }

    private static Map<RunState, Integer> count(List<Delivery> deliveries) {
        var states = new EnumMap<RunState, Integer>(RunState.class);
        deliveries.forEach(delivery -> states.merge(delivery.state(), 1, Integer::sum));
        return states;
    }

    void awaitStates(Sender sender, String object, Map<RunState, Integer> expected) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(states(sender, object)).isEqualTo(expected));
    }

    /** 6: the project's owner is told within a minute. */
    void awaitMail(String subjectPart) {
        awaitMails(subjectPart, 1);
    }

    void awaitMails(String subjectPart, int atLeast) {
        Awaitility.await(atLeast + " mails about " + subjectPart)
                .atMost(TOLD_WITHIN)
                .until(() -> mails(subjectPart) >= atLeast);
    }

    int mails(String subjectPart) {
        return (int) cluster.mails().list(DemoData.OWNER).stream()
                .filter(mail -> mail.subject().contains(subjectPart))
                .count();
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
                .map(Oracle::responseOf)
                .toList();
    }

    /** Ids of the records by the response that made them. */
    Map<String, List<String>> recordsByResponse(String object, Sender sender) {
        String field = object.equals(CREATED) ? "LastName" : "Survey_Response_Id__c";
        return cluster.salesforce().records(object).stream()
                .filter(record -> String.valueOf(record.get(field)).contains(":" + sender.prefix() + "-"))
                .collect(Collectors.groupingBy(
                        record -> responseOf(String.valueOf(record.get(field))),
                        Collectors.mapping(record -> String.valueOf(record.get("Id")), Collectors.toList())));
    }

    private static String responseOf(String responseKey) {
        return responseKey.substring(responseKey.indexOf(':') + 1);
    }
}
