package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The choice between text for a person and one JSON document, and where either goes. */
final class Output {
    @Option(names = "--json", description = "Print one JSON document on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    boolean json() {
        return json;
    }

    /** The command's standard output. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** The command's standard error. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints a document. */
    void print(JsonNode document) {
        out().println(document.toPrettyString());
        out().flush();
    }
}
