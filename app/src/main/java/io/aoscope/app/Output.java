package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The choice between text for a person and one JSON document. */
final class Output {
    @Option(names = "--json", description = "Print one JSON document on standard output.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Prints a document on the command's standard output. */
    void print(CommandSpec spec, JsonNode document) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(document.toPrettyString());
        out.flush();
    }
}
