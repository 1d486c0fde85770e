package io.surveylink.simulator;

import io.surveylink.simulator.control.MailBox;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the simulator listens and where it keeps its state.
 *
 * @param productionPort 0 for any free one
 * @param sandboxPort 0 for any free one
 * @param dataDirectory null to keep everything in memory
 */
public record SimulatorConfig(
        int productionPort, int sandboxPort, @Nullable Path dataDirectory, MailBox mailBox) {

    /** Free ports, nothing on disk, no mail: what a test wants. */
    public static SimulatorConfig inMemory() {
        return new SimulatorConfig(0, 0, null, MailBox.none());
    }

    public SimulatorConfig withDataDirectory(Path directory) {
        return new SimulatorConfig(productionPort, sandboxPort, directory, mailBox);
    }

    public SimulatorConfig withMailBox(MailBox other) {
        return new SimulatorConfig(productionPort, sandboxPort, dataDirectory, other);
    }
}
