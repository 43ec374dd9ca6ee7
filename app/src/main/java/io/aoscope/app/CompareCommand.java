package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Comparison;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.ui.kit.Format;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aoscope compare}: where two processes that get the same messages come apart. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Sends the messages of LOG to a process of each image, and tells the first slot, call of the host,"
                    + " instruction and byte that differ. Give one image twice to compare profiles or tiers.",
            "Exit status: 0 no difference, 1 a difference, 2 bad usage or an unreadable file."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LOG", description = "A JSON file of messages, or a session (.aoscope).")
    private Path log = Path.of("");

    @Parameters(index = "1", paramLabel = "IMAGE", description = "The image of the one process, as in aoscope run.")
    private String left = "";

    @Parameters(index = "2", paramLabel = "IMAGE", description = "The image of the other.")
    private String right = "";

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Option(
            names = "--other-profile",
            paramLabel = "standard|hyperbeam",
            description = "The profile of the other process; without it that of the first.")
    private @Nullable String otherProfile;

    @Option(
            names = "--other-tier",
            paramLabel = "auto|stepping|compiled",
            description = "The tier of the other process; without it that of the first.")
    private @Nullable String otherTier;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        SessionLog messages = SessionLog.read(log);
        SessionOptions options = engine.session();
        SessionOptions other = engine.session(Optional.ofNullable(otherProfile), Optional.ofNullable(otherTier));
        Comparison comparison;
        try {
            comparison = Comparison.of(
                    history(ImageFile.load(left), options, messages.definition()),
                    history(ImageFile.load(right), other, messages.definition()),
                    messages.drafts());
        } catch (HistoryException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
        if (output.json()) {
            output.print(document(comparison));
        } else {
            print(comparison, messages.drafts(), output.out());
            output.out().flush();
        }
        return comparison.slot().isPresent() ? 1 : 0;
    }

    private static History history(ProcessImage image, SessionOptions options, ProcessDefinition definition) {
        History history = new History(image, options, definition, () -> false);
        history.spawn();
        return history;
    }

    private static void print(Comparison comparison, List<MessageDraft> drafts, PrintWriter out) {
        if (comparison.slot().isEmpty()) {
            out.printf("no difference in %d slots%n", comparison.slots());
            return;
        }
        int slot = comparison.slot().get();
        out.printf(
                "slot %d (%s): %s%n",
                slot, slot == 0 ? "spawn" : drafts.get(slot - 1).title(), comparison.what());
        comparison
                .host()
                .ifPresent(host ->
                        out.printf("host call %d: %s and %s%n", host.number(), call(host.left()), call(host.right())));
        comparison
                .instruction()
                .ifPresent(at -> out.printf(
                        "instruction: %s and %s%s%n",
                        at.left(),
                        at.right(),
                        at.address()
                                .map(address -> "; first byte " + Format.hex(address))
                                .orElse("")));
    }

    private static String call(Optional<HostEntry> entry) {
        return entry.map(call -> call.function() + call.arguments() + " = " + call.results() + " at " + call.at())
                .orElse("none");
    }

    private static ObjectNode document(Comparison comparison) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("slots", comparison.slots()).put("same", comparison.slot().isEmpty());
        comparison.slot().ifPresent(slot -> document.put("slot", slot).put("what", comparison.what()));
        comparison.host().ifPresent(host -> {
            ObjectNode node = document.putObject("host").put("number", host.number());
            node.set("left", entry(host.left()));
            node.set("right", entry(host.right()));
        });
        comparison.instruction().ifPresent(at -> {
            ObjectNode node = document.putObject("instruction")
                    .put("at", at.at().toString())
                    .put("left", at.left())
                    .put("right", at.right());
            at.address().ifPresent(address -> node.put("address", Format.hex(address)));
        });
        return document;
    }

    private static JsonNode entry(Optional<HostEntry> entry) {
        return entry.<JsonNode>map(HostEntry::json).orElseGet(JsonNodeFactory.instance::nullNode);
    }
}
