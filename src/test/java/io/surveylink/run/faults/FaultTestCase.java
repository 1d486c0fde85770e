package io.surveylink.run.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster for all tests of a class, and for each test a sender of its own. */
abstract class FaultTestCase {

    @TempDir
    static Path directory;

    static Cluster cluster;
    private static int senders;

    Sender sender;
    Oracle oracle;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void sender() {
        sender = new Sender(cluster, "S" + ++senders);
        oracle = new Oracle(cluster);
    }
}
