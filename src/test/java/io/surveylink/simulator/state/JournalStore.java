package io.surveylink.simulator.state;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of JSON lines, written behind by a thread of its own, so that no call waits for the disk. A killed process
 * loses the milliseconds that were still queued, and perhaps half a line, which the next start skips. At the start the
 * file is rewritten to what counts.
 */
public final class JournalStore implements StateStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Bounds the memory of what waits for the disk; a writer that comes this far behind slows the calls down. */
    private static final int MAX_WAITING = 100_000;

    private final Path file;
    private final Map<String, Map<String, JsonNode>> loaded;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final BufferedWriter out;
    private final Thread writer;

    private record Entry(
            String collection, String key, @Nullable Object value, boolean last) {}

    private record Line(String c, String k, @Nullable Object v) {}

    private JournalStore(Path file) throws IOException {
        this.file = file;
        this.loaded = read(file);
        rewrite();
        this.out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        this.writer = Thread.ofPlatform().name("simulator-journal").daemon().start(this::write);
    }

    public static JournalStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new JournalStore(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + file, e);
        }
    }

    @Override
    public void put(String collection, String key, Object value) {
        enqueue(new Entry(collection, key, value, false));
    }

    @Override
    public void remove(String collection, String key) {
        enqueue(new Entry(collection, key, null, false));
    }

    @Override
    public <T> Map<String, T> load(String collection, Class<T> type) {
        Map<String, T> values = new LinkedHashMap<>();
        loaded.getOrDefault(collection, Map.of()).forEach((key, node) -> values.put(key, JSON.treeToValue(node, type)));
        return values;
    }

    @Override
    public void close() {
        enqueue(new Entry("", "", null, true));
        try {
            writer.join();
            out.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }

    private void enqueue(Entry entry) {
        try {
            waiting.put(entry);
        } catch (InterruptedException e) {
            // The server is being closed: what the call did is in memory only, and so is its answer.
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, 1_000);
                for (Entry entry : batch) {
                    if (entry.last()) {
                        out.flush();
                        return;
                    }
                    out.write(JSON.writeValueAsString(new Line(entry.collection(), entry.key(), entry.value())));
                    out.write('\n');
                }
                out.flush();
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static Map<String, Map<String, JsonNode>> read(Path file) throws IOException {
        Map<String, Map<String, JsonNode>> state = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return state;
        }
        try (var lines = Files.lines(file)) {
            lines.forEach(text -> apply(state, text));
        }
        return state;
    }

    private static void apply(Map<String, Map<String, JsonNode>> state, String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JacksonException e) {
            // Half a line: the process was killed while it wrote.
            return;
        }
        Map<String, JsonNode> collection =
                state.computeIfAbsent(line.path("c").asString(), name -> new LinkedHashMap<>());
        JsonNode value = line.path("v");
        if (value.isNull() || value.isMissingNode()) {
            collection.remove(line.path("k").asString());
        } else {
            collection.put(line.path("k").asString(), value);
        }
    }

    private void rewrite() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (BufferedWriter compact = Files.newBufferedWriter(next)) {
            for (var collection : loaded.entrySet()) {
                for (var value : collection.getValue().entrySet()) {
                    compact.write(
                            JSON.writeValueAsString(new Line(collection.getKey(), value.getKey(), value.getValue())));
                    compact.write('\n');
                }
            }
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
