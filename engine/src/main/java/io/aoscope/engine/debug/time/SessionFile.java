package io.aoscope.engine.debug.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.JsonProblem;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The session file, {@code .aoscope}: a zip of {@code manifest.json}, which names the format and gives length and SHA-256
 * of the others, {@code session.json} and {@code image.wasm}. Described in {@code docs/formats.md}.
 */
public final class SessionFile {
    private static final String FORMAT = "aoscope-session";
    /** 2 where something is changed at the end of a slot, else still 1. */
    private static final int NEWEST = 2;

    private static final String MANIFEST = "manifest.json";
    private static final String SESSION = "session.json";
    private static final String IMAGE = "image.wasm";
    private static final Map<String, Integer> MOST = Map.of(MANIFEST, 1 << 20, SESSION, 512 << 20, IMAGE, 512 << 20);
    private static final int MOST_ENTRIES = 16;
    /** Bytes from which on an entry must not be so many times as large as the file. */
    private static final int LARGE = 16 << 20;

    private static final int MOST_TIMES = 200;
    private static final byte[] NOTHING = new byte[0];
    private static final JsonMapper MAPPER = new JsonMapper();

    private SessionFile() {}

    /** A file that is no session; the message says what is wrong and what to do. */
    public static final class BadSessionException extends Exception {
        private static final long serialVersionUID = 1L;

        BadSessionException(String message) {
            super(message);
        }
    }

    /** The file's bytes. */
    public static byte[] encode(StoredSession session) {
        byte[] image = session.image().bytes();
        byte[] body = SessionJson.encode(session).toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", FORMAT).put("version", version(session));
        ArrayNode entries = manifest.putArray("entries");
        describe(entries, SESSION, body);
        describe(entries, IMAGE, image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
            put(zip, SESSION, body);
            put(zip, IMAGE, image);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static int version(StoredSession session) {
        return session.branches().stream()
                        .flatMap(branch -> branch.slots().stream())
                        .flatMap(slot -> slot.edits().stream())
                        .anyMatch(Edit::atEnd)
                ? NEWEST
                : 1;
    }

    /**
     * Reads a file.
     *
     * @param label what the file is called in errors
     * @throws BadSessionException where it is no session, damaged, hostile, or of a newer format
     */
    public static StoredSession decode(byte[] file, String label) throws BadSessionException {
        Map<String, byte[]> entries = unzip(file, label);
        byte[] manifest = entries.get(MANIFEST);
        if (manifest == null) {
            throw new BadSessionException(
                    label + ": not a session of AOScope: it has no " + MANIFEST + "; choose a file saved as .aoscope");
        }
        try {
            check(MAPPER.readTree(manifest), entries, label);
            ImageSource image = new ImageSource("image.wasm", Optional.empty(), entries.getOrDefault(IMAGE, NOTHING));
            return SessionJson.decode(MAPPER.readTree(entries.getOrDefault(SESSION, NOTHING)), image);
        } catch (JsonProcessingException e) {
            throw new BadSessionException(label + ": its JSON cannot be read: " + JsonProblem.why(e)
                    + "; the file is damaged, take another copy of it");
        } catch (IOException e) {
            throw new BadSessionException(label + ": its JSON cannot be read: " + e.getMessage() + "; "
                    + "the file is damaged, take another copy of it");
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new BadSessionException(
                    label + ": " + SESSION + ": " + e.getMessage() + "; the file is damaged, take another copy of it");
        }
    }

    private static void check(JsonNode manifest, Map<String, byte[]> entries, String label) throws BadSessionException {
        if (!manifest.path("format").asText().equals(FORMAT)) {
            throw new BadSessionException(label + ": not a session of AOScope; choose a file saved as .aoscope");
        }
        int version = manifest.path("version").asInt();
        if (version < 1 || version > NEWEST) {
            throw new BadSessionException(label + ": session format " + version + ", this AOScope reads 1 to " + NEWEST
                    + "; open it with the AOScope that saved it");
        }
        for (String name : List.of(SESSION, IMAGE)) {
            byte[] bytes = entries.get(name);
            JsonNode expected = JsonNodeFactory.instance.missingNode();
            for (JsonNode entry : manifest.path("entries")) {
                if (entry.path("name").asText().equals(name)) {
                    expected = entry;
                }
            }
            if (bytes == null
                    || expected.path("length").asLong(-1) != bytes.length
                    || !expected.path("sha256").asText().equals(ImageLoader.sha256(bytes))) {
                throw new BadSessionException(label + ": " + name
                        + (bytes == null
                                ? " is missing"
                                : " has " + bytes.length + " bytes that do not match their checksum")
                        + "; the file is damaged, take another copy of it");
            }
        }
    }

    private static void describe(ArrayNode entries, String name, byte[] bytes) {
        entries.addObject().put("name", name).put("length", bytes.length).put("sha256", ImageLoader.sha256(bytes));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    /** Takes the entries known by exactly their names and passes over all others; sizes are bounded. */
    private static Map<String, byte[]> unzip(byte[] file, String label) throws BadSessionException {
        Map<String, byte[]> entries = new HashMap<>();
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw new BadSessionException(
                            label + ": it has more than " + MOST_ENTRIES + " entries; AOScope did not write it");
                }
                Integer most = MOST.get(entry.getName());
                if (most == null) {
                    throw new BadSessionException(label + ": it has an entry \"" + printable(entry.getName())
                            + "\", which no session has; AOScope did not write it");
                }
                int bound = (int) Math.min(most, Math.max(LARGE, (long) MOST_TIMES * file.length));
                byte[] bytes = zip.readNBytes(bound);
                if (zip.read() >= 0) {
                    throw new BadSessionException(label + ": " + entry.getName() + " is larger than " + bound
                            + " bytes, too large for a file of " + file.length + "; AOScope did not write it");
                }
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new BadSessionException(
                            label + ": it has " + entry.getName() + " twice; AOScope did not write it");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSessionException(
                    label + ": the file is damaged (" + e.getMessage() + "); take another copy of it");
        }
        return entries;
    }

    private static String printable(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
    }
}
