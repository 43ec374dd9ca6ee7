package io.aoscope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of the whole suite on both tiers. Each is run once, however many tests ask. */
final class SuiteRuns {
    private static final long WHOLE = Long.MAX_VALUE;

    private static @Nullable Suite suite;
    private static @Nullable Map<String, List<Command>> stepping;
    private static @Nullable Map<String, CompiledScript> compiled;

    private SuiteRuns() {}

    /** A command of a script, named by its line, and how it went. */
    record Command(String name, Outcome outcome) {}

    /** The suite; null where it is not here. */
    static synchronized @Nullable Suite suite() {
        Path archive = Suite.locate();
        if (suite == null && archive != null) {
            try {
                suite = Suite.read(archive);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return suite;
    }

    /** Every command by script, on the stepping tier. */
    static synchronized Map<String, List<Command>> stepping(Suite suite) {
        if (stepping == null) {
            Map<String, List<Command>> all = new TreeMap<>();
            suite.scripts().forEach(script -> all.put(script, run(suite, script)));
            stepping = all;
        }
        return stepping;
    }

    /** Every call by script, on the compiled tier where there is one. */
    static synchronized Map<String, CompiledScript> compiled(Suite suite) {
        if (compiled == null) {
            Map<String, CompiledScript> all = new TreeMap<>();
            suite.scripts().forEach(script -> all.put(script, CompiledScript.run(suite, script)));
            compiled = all;
        }
        return compiled;
    }

    private static List<Command> run(Suite suite, String script) {
        ScriptRun run = new ScriptRun(suite, script, WHOLE);
        List<Command> commands = new ArrayList<>();
        for (JsonNode command : suite.commands(script)) {
            commands.add(new Command(name(script, command), run.run(command)));
        }
        return commands;
    }

    static String name(String script, JsonNode command) {
        return script + ":" + command.path("line").asInt() + " "
                + command.path("type").asText();
    }
}
