package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.JsonProblem;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The snapshot file: a zip of {@code snapshot.json} and {@code pages.bin}, the touched pages of all
 * memories one after another. The JSON carries the format's version and the length and SHA-256 of the
 * pages. Described in {@code docs/formats.md}.
 */
public final class SnapshotFile {
    private static final String FORMAT = "aoscope-snapshot";
    private static final int VERSION = 1;
    private static final String HEAD = "snapshot.json";
    private static final String PAGES = "pages.bin";
    private static final int MAX_HEAD = 256 << 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    private SnapshotFile() {}

    /** The file's bytes. */
    public static byte[] encode(SavedState saved) {
        byte[] pages = pages(saved.instance().memories());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry(HEAD));
            zip.write(MAPPER.writeValueAsBytes(head(saved, pages)));
            zip.putNextEntry(entry(PAGES));
            zip.write(pages);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @param label what the file is called in errors
     * @throws SnapshotException where it is not a snapshot, damaged, or of a newer format
     */
    public static SavedState decode(byte[] file, String label) throws SnapshotException {
        Map<String, byte[]> entries = unzip(file, label);
        byte[] headBytes = entries.get(HEAD);
        byte[] pages = entries.get(PAGES);
        if (headBytes == null || pages == null) {
            throw new SnapshotException(label + ": not a snapshot of AOScope: it has no " + HEAD + " and " + PAGES
                    + "; choose a file saved with \"Export snapshot\"");
        }
        try {
            JsonNode head = MAPPER.readTree(headBytes);
            check(head, pages, label);
            return saved(head, pages);
        } catch (JsonProcessingException e) {
            throw new SnapshotException(label + ": " + HEAD + JsonProblem.place(e) + ": not JSON: " + JsonProblem.why(e)
                    + "; the file is damaged, export the snapshot again");
        } catch (IOException e) {
            throw new SnapshotException(label + ": " + HEAD + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new SnapshotException(
                    label + ": " + HEAD + ": " + e.getMessage() + "; the file is damaged, export the snapshot again");
        }
    }

    private static ObjectNode head(SavedState saved, byte[] pages) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("format", FORMAT)
                .put("version", VERSION)
                .put("name", saved.name())
                .put("slot", saved.slot())
                .put("saved", saved.saved().toString())
                .put("imageSha256", saved.imageSha256())
                .put("pagesLength", pages.length)
                .put("pagesSha256", ImageLoader.sha256(pages));
        InstanceState instance = saved.instance();
        ArrayNode memories = head.putArray("memories");
        for (MemoryImage memory : instance.memories()) {
            ObjectNode node = memories.addObject().put("pages", memory.pages());
            ArrayNode touched = node.putArray("touched");
            for (long page = 0; page < memory.pages(); page++) {
                if (memory.touched(page)) {
                    touched.add(page);
                }
            }
        }
        addAll(head.putArray("globals"), instance.globals());
        if (instance.highHalves().length > 0) {
            addAll(head.putArray("globalsHighHalves"), instance.highHalves());
        }
        ArrayNode tables = head.putArray("tables");
        instance.tables().forEach(table -> addAll(tables.addArray(), table));
        addAll(head.putArray("droppedData"), instance.droppedData());
        addAll(head.putArray("droppedElements"), instance.droppedElements());
        head.set("state", ValueCodec.encode(saved.state()));
        return head;
    }

    private static void check(JsonNode head, byte[] pages, String label) throws SnapshotException {
        if (!head.path("format").asText().equals(FORMAT)) {
            throw new SnapshotException(
                    label + ": not a snapshot of AOScope; choose a file saved with \"Export snapshot\"");
        }
        int version = head.path("version").asInt();
        if (version != VERSION) {
            throw new SnapshotException(label + ": snapshot format " + version + ", this AOScope reads " + VERSION
                    + "; open it with the AOScope that saved it");
        }
        if (head.path("pagesLength").asLong(-1) != pages.length
                || !head.path("pagesSha256").asText().equals(ImageLoader.sha256(pages))) {
            throw new SnapshotException(label + ": " + PAGES + " has " + pages.length
                    + " bytes that do not match their checksum; the file is damaged, export the snapshot again");
        }
    }

    private static SavedState saved(JsonNode head, byte[] pages) {
        List<MemoryImage> memories = new ArrayList<>();
        int taken = 0;
        for (JsonNode node : array(head, "memories")) {
            Map<Long, byte[]> contents = new HashMap<>();
            for (JsonNode page : array(node, "touched")) {
                int end = Math.addExact(taken, LinearMemory.PAGE);
                if (end > pages.length) {
                    throw new IllegalArgumentException("more pages are listed than " + PAGES + " holds");
                }
                contents.put(page.asLong(), Arrays.copyOfRange(pages, taken, end));
                taken = end;
            }
            memories.add(MemoryImage.of(pageCount(node), contents::get));
        }
        List<long[]> tables = new ArrayList<>();
        array(head, "tables").forEach(table -> tables.add(table(table)));
        InstanceState instance = new InstanceState(
                memories,
                longs(array(head, "globals")),
                head.has("globalsHighHalves") ? longs(array(head, "globalsHighHalves")) : new long[0],
                tables,
                booleans(array(head, "droppedData")),
                booleans(array(head, "droppedElements")));
        if (!(ValueCodec.decode(head.path("state")) instanceof Message state)) {
            throw new IllegalArgumentException("state is not a message");
        }
        return new SavedState(
                head.path("name").asText(),
                head.path("slot").asInt(),
                Instant.parse(head.path("saved").asText()),
                head.path("imageSha256").asText(),
                state,
                instance,
                Optional.empty());
    }

    private static long pageCount(JsonNode memory) {
        long pages = memory.path("pages").asLong(-1);
        if (pages < 0 || pages > 1 << 24) {
            throw new IllegalArgumentException("a memory of " + memory.path("pages") + " pages");
        }
        return pages;
    }

    private static byte[] pages(List<MemoryImage> memories) {
        ByteArrayOutputStream pages = new ByteArrayOutputStream();
        byte[] page = new byte[LinearMemory.PAGE];
        for (MemoryImage memory : memories) {
            for (long index = 0; index < memory.pages(); index++) {
                if (memory.touched(index)) {
                    memory.read(index * LinearMemory.PAGE, page, 0, page.length);
                    pages.writeBytes(page);
                }
            }
        }
        return pages.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    /** Takes the two known entries and passes over all others; sizes are bounded against zip bombs. */
    private static Map<String, byte[]> unzip(byte[] file, String label) throws SnapshotException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int limit = entry.getName().equals(HEAD) ? MAX_HEAD : Integer.MAX_VALUE - 16;
                if (entry.getName().equals(HEAD) || entry.getName().equals(PAGES)) {
                    byte[] bytes = zip.readNBytes(limit);
                    if (zip.read() >= 0) {
                        throw new SnapshotException(label + ": " + entry.getName() + " is larger than " + limit
                                + " bytes; this is not a snapshot that AOScope wrote");
                    }
                    entries.put(entry.getName(), bytes);
                }
            }
        } catch (IOException e) {
            throw new SnapshotException(
                    label + ": the file is damaged (" + e.getMessage() + "); export the snapshot again");
        }
        return entries;
    }

    private static JsonNode array(JsonNode node, String field) {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return array;
    }

    private static long[] table(JsonNode references) {
        if (!references.isArray()) {
            throw new IllegalArgumentException("a table is no list of references");
        }
        return longs(references);
    }

    private static void addAll(ArrayNode array, long[] values) {
        for (long value : values) {
            array.add(value);
        }
    }

    private static void addAll(ArrayNode array, boolean[] values) {
        for (boolean value : values) {
            array.add(value);
        }
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).longValue();
        }
        return values;
    }

    private static boolean[] booleans(JsonNode array) {
        boolean[] values = new boolean[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).booleanValue();
        }
        return values;
    }
}
