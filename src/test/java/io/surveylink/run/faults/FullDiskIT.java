package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's disk, a small one in memory, is full: nothing is promised that is not stored. Needs root, to mount it. */
@Tag("faults")
class FullDiskIT {

    private static final String SIZE = "512m";
    private static final int REQUEST = 200;
    private static final int REQUESTS = 30;
    private static final int CHUNK = 1 << 20;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Path disk;
    private Cluster cluster;

    @BeforeEach
    void mountAndStart() throws Exception {
        disk = Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), "disk")
                .toAbsolutePath();
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        cluster = Cluster.start(directory, Files.createDirectory(disk.resolve("data")));
    }

    @AfterEach
    void stopAndUnmount() throws Exception {
        cluster.close();
        run("umount", disk.toString());
        Files.delete(disk);
    }

    @Test
    void whatFindsNoRoomIsRefusedAndGoesOnWhenThereIsSome() throws Exception {
        var sender = new Sender(cluster, "F");
        var oracle = new Oracle(cluster);
        sender.send(REQUEST);
        oracle.check(sender);
        var filler = fill();

        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = other.submit(() -> {
                for (int i = 0; i < REQUESTS; i++) {
                    sender.send(REQUEST);
                }
            });
            await("a refusal").atMost(LIMIT).until(() -> sender.refusals() > 0);
            assertThat(sending.isDone()).isFalse();

            Files.delete(filler);
            sending.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }

        oracle.check(sender);
        assertThat(sender.acknowledged()).hasSize(REQUEST * (REQUESTS + 1));
    }

    /** @return the file that takes what room there was */
    private Path fill() throws IOException {
        var filler = disk.resolve("filler");
        var chunk = new byte[CHUNK];
        try (OutputStream file = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                file.write(chunk);
            }
        } catch (IOException e) {
            // No space left: that is what it is for.
            assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(CHUNK);
        }
        return filler;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
