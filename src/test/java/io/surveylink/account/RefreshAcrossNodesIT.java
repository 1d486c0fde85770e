package io.surveylink.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.ConsoleProcess;
import io.surveylink.testing.FreePorts;
import io.surveylink.testing.LocalMariaDb;
import io.surveylink.testing.Neighbours;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two consoles, each a process of its own, one database, one account whose session has expired, tokens that rotate. */
class RefreshAcrossNodesIT {

    private static final String USERNAME = "owner@acme.example";
    private static final int CALLERS_PER_NODE = 15;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Neighbours neighbours;
    private ConsoleProcess first;
    private ConsoleProcess second;

    @BeforeEach
    void startTwoNodes() {
        int port = FreePorts.anyFree();
        neighbours = Neighbours.start(null, 0, 0, "http://localhost:" + port);
        first = ConsoleProcess.start(settings(port));
        second = ConsoleProcess.start(settings(FreePorts.anyFree()));
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
        neighbours.close();
    }

    @Test
    void thirtyCallersOnTwoNodesMakeOneTokenRequest() throws Exception {
        var salesforce = neighbours.simulator().production();
        salesforce.settings("{\"org\":\"acme\",\"set\":{\"rotation\":true}}");
        for (int round = 1; round <= 3; round++) {
            long before = salesforce.lastCall();
            salesforce.expireSessions(USERNAME);
            salesforce.addFault(
                    new FaultMatch(Map.of("call", "token", "grant", "refresh_token")),
                    new Fault.Slow(Duration.ofMillis(400)),
                    1);
            String line = account() + " " + CALLERS_PER_NODE;
            first.tell(line);
            second.tell(line);

            int expected = round * CALLERS_PER_NODE;
            Awaitility.await("every caller")
                    .atMost(LIMIT)
                    .until(() ->
                            calls(first) + failures(first) >= expected && calls(second) + failures(second) >= expected);

            assertThat(List.of(calls(first), calls(second))).containsExactly(expected, expected);
            assertThat(salesforce.calls(before).stream().filter(RefreshAcrossNodesIT::isRefresh))
                    .hasSize(1);
        }
        assertThat(salesforce.grants(USERNAME)).hasSize(1);
    }

    private static boolean isRefresh(CallRecord call) {
        return call.kind().equals("token") && "refresh_token".equals(call.grant());
    }

    private static int calls(ConsoleProcess node) {
        return count(node, "CALLED AS " + USERNAME);
    }

    private static int failures(ConsoleProcess node) {
        return count(node, "NOT CALLED");
    }

    private static int count(ConsoleProcess node, String line) {
        return (int) node.output().lines().filter(each -> each.startsWith(line)).count();
    }

    private long account() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        neighbours.mariaDb().jdbcUrl(Neighbours.DATABASE),
                        LocalMariaDb.RUNTIME_USER,
                        LocalMariaDb.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT id FROM linked_account WHERE username = '" + USERNAME + "' AND state = 'CONNECTED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private ConsoleProcess.Settings settings(int port) {
        return new ConsoleProcess.Settings(
                CallerNode.class.getName(),
                port,
                FreePorts.anyFree(),
                neighbours.mariaDb().jdbcUrl(Neighbours.DATABASE),
                directory,
                neighbours.consoleSettings());
    }
}
