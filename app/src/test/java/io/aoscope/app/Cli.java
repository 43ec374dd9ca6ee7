package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.samples.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line run in this JVM, with what it printed. */
record Cli(int status, String out, String err) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Cli run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out), new PrintWriter(err), args)
                .execute(args);
        return new Cli(status, out.toString(), err.toString());
    }

    /** Standard output as one JSON document. */
    JsonNode json() throws IOException {
        return MAPPER.readTree(out);
    }

    /** A bundled sample written to a folder. */
    static String sample(String id, Path folder) throws IOException {
        Path file = folder.resolve(id + ".wasm");
        Files.write(file, Samples.find(id).orElseThrow().image());
        return file.toString();
    }
}
