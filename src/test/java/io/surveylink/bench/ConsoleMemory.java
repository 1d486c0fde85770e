package io.surveylink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a console that runs as another process.
 *
 * @param processId of a JVM of this user
 */
record ConsoleMemory(long processId) {

    private static final String TOTAL = "Total";

    /** What is in use after a full collection, which the histogram makes. */
    long liveBytes() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, String.valueOf(processId), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith(TOTAL))
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IOException("jcmd told nothing of process " + processId));
            return Long.parseLong(total.strip().split("\\s+")[2]);
        } finally {
            process.waitFor();
        }
    }

    /** From the kernel; Linux only. */
    long residentKib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(processId), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
