package io.aoscope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The archive of the official suite: scripts converted by wast2json, and the modules they name. */
final class Suite {
    private static final String PROPERTY = "aoscope.spec";
    private static final String PLACE = "shared/spec/testsuite.zip";

    private final Map<String, byte[]> files;

    private Suite(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The archive beside the repository or where the system property says; null where it is not. */
    static @Nullable Path locate() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Files.isRegularFile(Path.of(named)) ? Path.of(named) : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path archive = folder.resolve(PLACE);
            if (Files.isRegularFile(archive)) {
                return archive;
            }
        }
        return null;
    }

    static Suite read(Path archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return new Suite(files);
    }

    /** Names of the scripts, in order. */
    List<String> scripts() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(".json"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".json".length()))
                .sorted()
                .toList();
    }

    List<JsonNode> commands(String script) {
        try {
            List<JsonNode> commands = new ArrayList<>();
            new ObjectMapper()
                    .readTree(file(script, script + ".json"))
                    .path("commands")
                    .forEach(commands::add);
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(script + ".json of the suite cannot be read", e);
        }
    }

    byte[] file(String script, String name) {
        byte[] file = files.get(script + "/" + name);
        if (file == null) {
            throw new IllegalArgumentException("the archive has no file " + script + "/" + name);
        }
        return file;
    }
}
